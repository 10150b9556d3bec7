"""What is said on a message bus (D-Bus): targets, calls and the messages heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeepney import Message


class BusGone(Exception):  # noqa: N818 - reads as what happened
    """There is no bus, or it went away; nothing more can be sent on this connection."""


class BusRefused(Exception):  # noqa: N818 - reads as what happened
    """The other side answered with an error, named by `name` (never by its text)."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class MessageKind(Enum):
    """What sort of message was heard."""

    SIGNAL = "signal"
    REPLY = "reply"
    ERROR = "error"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heard:
    """One message from the bus; `serial` is that of the call it answers (0 for a signal).

    `name` is the member of a signal or the name of an error.
    """

    kind: MessageKind
    serial: int
    path: str
    interface: str
    name: str
    body: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """One object on the bus, seen through one of its interfaces."""

    owner: str
    path: str
    interface: str

    def call(self, member: str, signature: str | None = None, *body: object) -> Message:
        """Return the message that calls `member`; it is sent by Bus.send or Bus.ask."""
        from jeepney import DBusAddress, new_method_call

        address = DBusAddress(self.path, self.owner, self.interface)
        return new_method_call(address, member, signature, body)

    def get(self, name: str) -> Message:
        """Return the message that asks for one property of this interface."""
        properties = Target(self.owner, self.path, "org.freedesktop.DBus.Properties")
        return properties.call("Get", "ss", self.interface, name)


DAEMON = Target("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")

PEER = Target("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Peer")


def heard_from(message: Message) -> Heard:
    """Return the library's message as plain values."""
    from jeepney import HeaderFields, MessageType

    kinds = {
        MessageType.signal: MessageKind.SIGNAL,
        MessageType.method_return: MessageKind.REPLY,
        MessageType.error: MessageKind.ERROR,
    }
    fields = message.header.fields
    return Heard(
        kind=kinds.get(message.header.message_type, MessageKind.OTHER),
        serial=fields.get(HeaderFields.reply_serial, 0),
        path=fields.get(HeaderFields.path, ""),
        interface=fields.get(HeaderFields.interface, ""),
        name=fields.get(HeaderFields.member) or fields.get(HeaderFields.error_name, ""),
        body=tuple(message.body),
    )


def body_of(heard: Heard) -> tuple[Any, ...]:
    """Return a reply's values; raises BusRefused when it is an error."""
    if heard.kind is MessageKind.ERROR:
        raise BusRefused(heard.name)
    return heard.body
