"""What in a customer's message may give a feeling away; the face: reader, marks, evaluation."""
