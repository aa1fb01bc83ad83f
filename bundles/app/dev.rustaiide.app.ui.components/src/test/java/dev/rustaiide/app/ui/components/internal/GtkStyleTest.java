package dev.rustaiide.app.ui.components.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustaiide.app.ui.components.Token;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GtkStyleTest {
    @Test
    void every_colour_that_the_rules_name_is_a_token() {
        String css = ThemedLook.read("/themes/gtk.css");
        Set<String> unknown = new TreeSet<>();
        Matcher name = Pattern.compile("@(\\w+)[; ]").matcher(css.substring(css.indexOf("*/")));
        while (name.find()) {
            unknown.add(name.group(1));
        }
        for (Token token : Token.values()) {
            unknown.remove(token.name().toLowerCase(Locale.ROOT));
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void a_familys_name_cannot_end_its_quotes() {
        String css = GtkStyle.css(Theme.named("dark"), "A\"; } * { color: red");
        assertTrue(css.contains("font-family: \"A; } * { color: red\";"), css.substring(0, 200));
        assertTrue(css.contains("@define-color on_accent #"));
    }
}
