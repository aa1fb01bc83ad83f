package dev.rustaiide.foundation.serialization;

/** Offsets of a member: its name, its value, the end of that, and whether a comma follows. */
record MemberPlace(String name, int start, int valueStart, int end, boolean comma) {}
