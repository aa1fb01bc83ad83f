package dev.rustaiide.system.debug.adapter;

/**
 * A value with its name; counts until the program goes on.
 *
 * @param value readable, on one line
 * @param type readable; may be empty
 * @param handle asks for what is in it; 0 if nothing is
 * @param parts how many it has if it is a list that is better read piece by piece; 0 if not known
 * @param expression by which it can be evaluated; may be empty
 * @param memory where it lies, or what it points at, as the adapter writes it; may be empty
 */
public record Variable(String name, String value, String type, long handle, long parts, String expression,
        String memory) {
    public boolean hasParts() {
        return handle != 0;
    }
}
