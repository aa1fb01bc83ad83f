package dev.rustaiide.system.debug.adapter;

/**
 * Variables of a frame that belong together.
 *
 * @param handle asks for them
 * @param isExpensive whether they should be asked for only when somebody wants to see them
 */
public record VariableScope(String name, long handle, boolean isExpensive) {}
