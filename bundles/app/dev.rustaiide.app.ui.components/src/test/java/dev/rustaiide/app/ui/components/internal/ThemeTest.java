package dev.rustaiide.app.ui.components.internal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustaiide.app.ui.components.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {
    private static final Set<Token> PLACES =
            EnumSet.of(Token.BACKGROUND, Token.SURFACE, Token.RAISED, Token.HOVER);

    @ParameterizedTest
    @CsvSource({"light, 4.5", "dark, 4.5", "high-contrast, 7"})
    void text_is_readable_wherever_it_stands(String name, double least) {
        Theme theme = Theme.named(name);
        List<Executable> checks = new ArrayList<>();
        for (Token place : PLACES) {
            checks.add(contrast(theme, Token.TEXT, place, least));
            checks.add(contrast(theme, Token.MUTED, place, least));
        }
        for (Token behind : List.of(Token.SELECTION, Token.CURRENT_LINE, Token.MATCH, Token.OCCURRENCE)) {
            checks.add(contrast(theme, Token.TEXT, behind, least));
        }
        checks.add(contrast(theme, Token.ON_ACCENT, Token.ACCENT, least));
        assertAll(checks);
    }

    @ParameterizedTest
    @CsvSource({"light, 4.5", "dark, 4.5", "high-contrast, 7"})
    void code_is_readable_on_the_background_and_the_carets_line(String name, double least) {
        Theme theme = Theme.named(name);
        assertAll(syntax().stream().flatMap(token -> List.of(contrast(theme, token, Token.BACKGROUND, least),
                contrast(theme, token, Token.CURRENT_LINE, least), contrast(theme, token, Token.SELECTION, 3),
                contrast(theme, token, Token.OCCURRENCE, 3)).stream()));
    }

    @ParameterizedTest
    @CsvSource({"light, 4.5", "dark, 4.5", "high-contrast, 7"})
    void the_colours_of_terminals_are_readable_but_for_black_and_white(String name, double least) {
        Theme theme = Theme.named(name);
        assertAll(EnumSet.allOf(Token.class).stream().filter(token -> token.name().startsWith("TERMINAL")
                && !token.name().endsWith("_BLACK") && !token.name().endsWith("_WHITE"))
                .map(token -> contrast(theme, token, Token.BACKGROUND, least)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "high-contrast"})
    void a_mark_can_be_read_as_a_word_too(String name) {
        Theme theme = Theme.named(name);
        List<Executable> checks = new ArrayList<>();
        for (Token mark : List.of(Token.ACCENT, Token.INFO, Token.WARNING, Token.ERROR, Token.SUCCESS, Token.ADDED,
                Token.REMOVED, Token.MODIFIED)) {
            for (Token place : List.of(Token.BACKGROUND, Token.SURFACE, Token.RAISED)) {
                checks.add(contrast(theme, mark, place, 4.5));
            }
        }
        for (Token mark : List.of(Token.CARET, Token.LINE_NUMBER, Token.CURRENT_LINE_NUMBER, Token.GHOST)) {
            checks.add(contrast(theme, mark, Token.BACKGROUND, 3));
        }
        assertAll(checks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "high-contrast"})
    void the_planes_can_be_told_apart(String name) {
        Theme theme = Theme.named(name);
        assertAll(contrast(theme, Token.BACKGROUND, Token.SURFACE, 1.05),
                contrast(theme, Token.BACKGROUND, Token.RAISED, 1.05),
                contrast(theme, Token.SURFACE, Token.RAISED, 1.05),
                contrast(theme, Token.HOVER, Token.RAISED, 1.1),
                contrast(theme, Token.HOVER, Token.SURFACE, 1.1),
                contrast(theme, Token.SELECTION, Token.HOVER, 1.1),
                contrast(theme, Token.BORDER, Token.SURFACE, 1.15));
    }

    @Test
    void borders_are_marks_in_high_contrast() {
        assertAll(contrast(Theme.named("high-contrast"), Token.BORDER, Token.BACKGROUND, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "#12345g", "123456#"})
    void what_is_no_colour_is_refused(String value) {
        Properties lines = new Properties();
        for (Token token : Token.values()) {
            lines.setProperty(token.name().toLowerCase().replace('_', '-'), value);
        }
        assertThrows(IllegalArgumentException.class, () -> Theme.of("test", lines));
    }

    @Test
    void a_theme_without_a_token_says_which() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Theme.of("test", new Properties()));
        assertTrue(String.valueOf(failure.getMessage()).contains("BACKGROUND"), failure.getMessage());
    }

    private static List<Token> syntax() {
        return EnumSet.allOf(Token.class).stream().filter(token -> token.name().startsWith("SYNTAX")).toList();
    }

    private static Executable contrast(Theme theme, Token one, Token other, double least) {
        double a = luminance(theme.color(one));
        double b = luminance(theme.color(other));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        return () -> assertTrue(contrast >= least, one + " on " + other + ": " + contrast + " < " + least);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(RGB color) {
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
