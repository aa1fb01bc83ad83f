package dev.rustaiide.system.debug.adapter;

/**
 * Variables of a frame that belong together.
 *
 * @param handle asks for them
 * @param isMain whether it has what the code at the place names: arguments and local variables
 * @param isExpensive whether they should be asked for only when somebody wants to see them
 */
public record VariableScope(String name, long handle, boolean isMain, boolean isExpensive) {}
