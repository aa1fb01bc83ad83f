package dev.rustaiide.app.ui.components.internal;

import dev.rustaiide.app.ui.components.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.eclipse.swt.graphics.RGB;

/** A colour for each token. Invariant: none is missing. */
record Theme(Map<Token, RGB> colors) {
    /** Reads {@code themes/<name>.properties}: lines of {@code token-name = #rrggbb}. */
    static Theme named(String name) {
        String resource = "/themes/" + name + ".properties";
        try (InputStream in = Theme.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The theme " + resource + " is missing from its bundle.");
            }
            Properties lines = new Properties();
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return of(resource, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The theme " + resource + " cannot be read.", e);
        }
    }

    static Theme of(String source, Properties lines) {
        Map<Token, RGB> colors = new EnumMap<>(Token.class);
        for (Token token : Token.values()) {
            String value = lines.getProperty(token.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (value == null) {
                throw new IllegalArgumentException(source + " has no colour for " + token + ".");
            }
            colors.put(token, rgb(source, value.strip()));
        }
        return new Theme(colors);
    }

    RGB color(Token token) {
        RGB color = colors.get(token);
        if (color == null) {
            throw new IllegalArgumentException("no colour for " + token);
        }
        return color;
    }

    private static RGB rgb(String source, String value) {
        if (value.length() == 7 && value.charAt(0) == '#') {
            try {
                int bits = Integer.parseInt(value, 1, 7, 16);
                return new RGB(bits >> 16 & 0xff, bits >> 8 & 0xff, bits & 0xff);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(source + ": " + value + " is not #rrggbb.", e);
            }
        }
        throw new IllegalArgumentException(source + ": " + value + " is not #rrggbb.");
    }
}
