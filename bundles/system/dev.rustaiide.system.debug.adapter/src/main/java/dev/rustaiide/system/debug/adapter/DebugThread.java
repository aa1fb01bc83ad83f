package dev.rustaiide.system.debug.adapter;

/** A thread of the program. */
public record DebugThread(long id, String name) {}
