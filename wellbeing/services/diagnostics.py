"""What works on this computer: each source asked once, told as facts that the screens put into words."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.resources import resource
from wellbeing.services.diary_access import key_place, known_diary_id
from wellbeing.services.environment import Environment
from wellbeing.services.key_ring import ring_fact
from wellbeing.system.files import is_private

UNREACHED = ("nobody has answered", "no message bus")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing of this computer.

    `works` is None where it can't be known from here; `source` names who was asked, in the system's own
    words; `detail` is a key for the sentence that a screen shows ('no_buttons').
    """

    key: str
    works: bool | None
    source: str
    detail: str = ""


def checks(environment: Environment, environ: Mapping[str, str] = os.environ) -> tuple[Check, ...]:
    """Return what works here; asks the desktop and may take a second, so a screen asks in a thread."""
    notices, quiet = _notices(environ)
    return (
        notices,
        quiet,
        _idle(environ),
        _session(environ),
        _fullscreen(environ),
        sharing_fact(environ),
        Check("contacts", None, "", "unknown"),
        _headset(environ, environment.preferences.current.headset),
        _hooks(environment),
        _program_in_front(environ, environment.preferences.current.work_programs),
        _hotkeys(environ),
        _profiles(environment),
        Check("tray", None, "", "unknown"),
        _key(environment),
        _fonts(),
        _sound(environ),
    )


def _notices(environ: Mapping[str, str]) -> tuple[Check, Check]:
    """Return who shows notices, and whether 'do not disturb' can be heard of."""
    from wellbeing.system.notifications.notifier import choose_notifier

    notifier = choose_notifier(environ)
    if notifier is None:
        return Check("notifications", False, "none", "none"), Check("quiet", False, "none", "none")
    try:
        source, quiet = notifier.source, notifier.do_not_disturb()
        asked = notifier.quiet_source
        return _shown_by(source, notifier.can_answer), Check(
            "quiet", quiet is not None, asked, "none" if quiet is None else "on" if quiet else "off"
        )
    finally:
        notifier.close()


def _shown_by(source: str, answers: bool) -> Check:
    if answers:
        return Check("notifications", True, source, "buttons")
    if any(words in source for words in UNREACHED):
        return Check("notifications", None, source, "unknown")
    return Check("notifications", True, source, "no_buttons")


def _idle(environ: Mapping[str, str]) -> Check:
    from wellbeing.system.idle.choose import choose_idle

    source = choose_idle(environ).source
    works = not source.startswith("none")
    return Check("idle", works, source, "known" if works else "none")


def _session(environ: Mapping[str, str]) -> Check:
    """Return whether sleep and lock are told; sleep alone can also be seen from the clocks."""
    from wellbeing.system.session import SessionWatch

    watch = SessionWatch(environ)
    try:
        source = watch.source
    finally:
        watch.close()
    if source.startswith("none"):
        return Check("session", False, source, "none")
    whole = "sleep and lock" in source
    return Check("session", whole, source, "whole" if whole else "sleep_only")


def _fullscreen(environ: Mapping[str, str]) -> Check:
    from wellbeing.system.fullscreen import fullscreen_source

    source = fullscreen_source(environ)
    works = not source.startswith("none")
    return Check("fullscreen", works, source, "known" if works else "none")


def sharing_fact(environ: Mapping[str, str] = os.environ) -> Check:
    """Return whether it can be known that the screen is shared: by every program, by some, or by hand alone."""
    from wellbeing.system.screen_casts import casts_source

    source = casts_source(environ)
    if source.startswith("none"):
        return Check("sharing", False, source, "none")
    return Check("sharing", True, source, "some" if source.endswith("X11") else "known")


def _headset(environ: Mapping[str, str], switched_on: bool) -> Check:
    """Return who tells of recordings; which there are is asked only where the person has switched that on."""
    from wellbeing.domain.headset import is_heard
    from wellbeing.system.headset.choose import recordings_now

    source, recordings = recordings_now(environ, look=switched_on)
    if recordings is None:
        return Check("headset", False if switched_on else None, source, "none")
    if not switched_on:
        return Check("headset", None, source, "off")
    records = any(is_heard(recording, ()) for recording in recordings)
    return Check("headset", True, source, "records" if records else "rests")


def _hooks(environment: Environment) -> Check:
    """Return whether the person's own programs may run; without any, nothing is missing."""
    from wellbeing.services.hooks import FOLDER
    from wellbeing.system.hooks.runner import programs_in

    found = programs_in(environment.folders.config / FOLDER)
    if not found:
        return Check("hooks", None, FOLDER, "off")
    against = next((why for why in found.values() if why is not None), None)
    return Check("hooks", against is None, " ".join(found), against or "ready")


def _program_in_front(environ: Mapping[str, str], chosen: str) -> Check:
    """Return whether it can be known which program is in front; it is asked for only where one was chosen."""
    from wellbeing.system.fullscreen import fullscreen_source

    source = fullscreen_source(environ)
    if source.startswith("none"):
        return Check("front", False if chosen else None, source, "none")
    return Check("front", True if chosen else None, source, "known" if chosen else "off")


def _hotkeys(environ: Mapping[str, str]) -> Check:
    """Return who takes keys that work in every window; none is taken by asking."""
    from wellbeing.system.hotkeys.choose import choose_hotkeys

    hotkeys = choose_hotkeys(environ)
    if hotkeys is None:
        return Check("hotkeys", False, "none", "none")
    try:
        return Check("hotkeys", True, hotkeys.source, "known")
    finally:
        hotkeys.close()


def _profiles(environment: Environment) -> Check:
    """Return whether the rota switches profiles; without a rota, or a profile, nothing is missing."""
    from wellbeing.domain.shifts.profile_turns import profiles_in

    rota, names = environment.rota.current(), environment.profiles.names()
    if rota is None or not names:
        return Check("profiles", None, "rota", "off")
    asked = any(name in names for name in profiles_in(rota))
    return Check("profiles", True if asked else None, "rota", "asked" if asked else "none")


def contacts_fact(heard: bool) -> Check:
    """Return whether anybody has told of a contact's start today; without that, lulls in typing alone rule."""
    return Check("contacts", heard, "tray, shortcut, helpdesk", "heard" if heard else "none")


def _key(environment: Environment) -> Check:
    place = key_place(environment.folders)
    if place == "key store":
        diary_id = known_diary_id(environment.folders)
        fact = ring_fact(diary_id) if diary_id else "unknown"  # before the first day nobody has been asked
        works = {"store": True, "unknown": None, "store_slow": None}.get(fact, False)
        return Check("key", works, place, fact)
    if place == "passphrase":
        return Check("key", True, place, "passphrase")
    return Check("key", False, place, "file" if is_private(environment.folders.data) else "file_open")


def _fonts() -> Check:
    """Return whether our own Chinese fonts are there; a screen knows whether the system has some."""
    ours = any(resource("fonts").glob("*.ttc"))
    return Check("fonts", True if ours else None, "own fonts" if ours else "", "own" if ours else "unknown")


def _sound(environ: Mapping[str, str]) -> Check:
    """Return what plays the soft tones; whether a loudspeaker hangs on it is not asked."""
    from wellbeing.system.speaker import choose_speaker

    speaker = choose_speaker(environ)
    if speaker is None:
        return Check("sound", False, "none", "none")
    return Check("sound", True, speaker.source, "known")
