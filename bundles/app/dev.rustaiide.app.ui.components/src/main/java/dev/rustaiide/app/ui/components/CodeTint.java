package dev.rustaiide.app.ui.components;

import java.util.List;

/** Colours a piece of code that stands in an explanation. */
@FunctionalInterface
public interface CodeTint {
    /** Leaves all code in the text's colour. */
    CodeTint NONE = (language, code) -> List.of();

    /** From {@code start} up to {@code end} in UTF-16 units. */
    record Tinted(int start, int end, Token token) {}

    /** The stretches that have a colour, ascending and apart; {@code language} as the text says, e.g. {@code rust}. */
    List<Tinted> tint(String language, String code);
}
