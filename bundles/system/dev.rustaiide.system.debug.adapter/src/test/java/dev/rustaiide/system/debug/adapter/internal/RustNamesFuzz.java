package dev.rustaiide.system.debug.adapter.internal;

import java.nio.charset.StandardCharsets;

/** Any text is a name or none: no exception, no loop, no answer without bound. */
public final class RustNamesFuzz {
    private RustNamesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        for (String name : new String[] {text, "_R" + text, "_ZN" + text + 'E'}) {
            if (RustNames.readable(name).length() > 16_384 + 4 * name.length()) {
                throw new AssertionError("more than anybody can read");
            }
            RustValues.type(text);
            RustValues.value(text, "char32_t");
            PathExpression.of(text);
        }
    }
}
