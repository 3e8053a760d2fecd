package com.kyberaccess.emergency.rollcall;

/// How many are in which state. Visitors and people whom wardens added count; staff is counted apart, since
/// nobody knows who of them was in.
///
/// @param people to be accounted for
/// @param unmarked neither marked nor checked out
/// @param checkedOut left by the desk, and not marked
/// @param accounted safe, needing help where somebody knows of it, or checked out
/// @param staff asked by mail
/// @param staffSafe of them, who said so or were marked so
public record Counters(
        int people,
        int safe,
        int needsHelp,
        int missing,
        int unmarked,
        int checkedOut,
        int accounted,
        int staff,
        int staffSafe,
        int staffNeedsHelp) {}
