package dev.rustaiide.app.ui.components;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one row of a {@link RowView} looks. Made with {@link #of} and refined:
 * {@code Row.of(glyph, "main.rs").detail("src").badge("M", Token.MODIFIED)}.
 */
public final class Row {
    private final @Nullable Glyph glyph;
    private final String label;
    private int[] matches = {};
    private String detail = "";
    private String badge = "";
    private String hint = "";
    private String keys = "";
    private Token badgeColor = Token.MUTED;
    private Token color = Token.TEXT;
    private boolean strong;
    private boolean italic;
    private boolean struck;
    private boolean code;
    private List<CodeTint.Tinted> tints = List.of();
    private List<RowAction> actions = List.of();

    private Row(@Nullable Glyph glyph, String label) {
        this.glyph = glyph;
        this.label = label;
    }

    public static Row of(Glyph glyph, String label) {
        return new Row(glyph, label);
    }

    /** Without an icon. */
    public static Row of(String label) {
        return new Row(null, label);
    }

    /**
     * The places in the label that a filter matched, ascending UTF-16 indices; they are drawn strong, in code with the
     * ground of what a search found.
     */
    public Row matches(int... places) {
        matches = places.clone();
        return this;
    }

    /** Muted text after the label. */
    public Row detail(String text) {
        detail = text;
        return this;
    }

    /** A short word or number at the right edge. */
    public Row badge(String text, Token tint) {
        badge = text;
        badgeColor = tint;
        return this;
    }

    /** A key chord at the right edge, as people write it: {@code Ctrl+Shift+P}. It stands in place of the badge. */
    public Row keys(String chord) {
        keys = chord;
        return this;
    }

    /** What the pointer resting on the row shows; without it, the label when it does not fit. */
    public Row hint(String text) {
        hint = text;
        return this;
    }

    /** The label's colour; {@link Token#TEXT} unless said. */
    public Row color(Token token) {
        color = token;
        return this;
    }

    public Row strong() {
        strong = true;
        return this;
    }

    /** For what is only for the moment. */
    public Row italic() {
        italic = true;
        return this;
    }

    /** For what is gone or deprecated. */
    public Row struck() {
        struck = true;
        return this;
    }

    /** In the font of code. */
    public Row code() {
        code = true;
        return this;
    }

    /** In the font of code and with its colours, which are ascending and apart. */
    public Row code(List<CodeTint.Tinted> colors) {
        code = true;
        tints = List.copyOf(colors);
        return this;
    }

    public Row actions(RowAction... buttons) {
        actions = List.of(buttons);
        return this;
    }

    public Optional<Glyph> glyph() {
        return Optional.ofNullable(glyph);
    }

    public String label() {
        return label;
    }

    int[] matches() {
        return matches;
    }

    public String detail() {
        return detail;
    }

    public String badge() {
        return badge;
    }

    String keys() {
        return keys;
    }

    public String hint() {
        return hint;
    }

    public Token badgeColor() {
        return badgeColor;
    }

    public Token color() {
        return color;
    }

    boolean isStrong() {
        return strong;
    }

    boolean isItalic() {
        return italic;
    }

    boolean isStruck() {
        return struck;
    }

    public boolean isCode() {
        return code;
    }

    List<CodeTint.Tinted> tints() {
        return tints;
    }

    List<RowAction> actions() {
        return actions;
    }
}
