package dev.rustaiide.system.debug.adapter;

/** A kind of exception that an adapter can stop at; {@code isUsual} if it proposes to. */
public record ExceptionFilter(String id, String label, boolean isUsual) {}
