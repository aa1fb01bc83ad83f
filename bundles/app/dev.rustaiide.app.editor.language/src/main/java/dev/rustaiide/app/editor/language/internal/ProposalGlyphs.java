package dev.rustaiide.app.editor.language.internal;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.types.SymbolKind;

/** The icons of proposals: those of the symbols that they stand for. */
final class ProposalGlyphs {
    private ProposalGlyphs() {}

    static Glyph of(ProposalKind kind) {
        return switch (kind) {
            case KEYWORD -> new Glyph(Icon.KEYBOARD, Token.SYNTAX_KEYWORD);
            case SNIPPET -> new Glyph(Icon.LANGUAGE_CODE, Token.SYNTAX_STRING);
            case MODULE -> Glyph.ofSymbol(SymbolKind.MODULE);
            case STRUCT -> Glyph.ofSymbol(SymbolKind.STRUCT);
            case ENUM -> Glyph.ofSymbol(SymbolKind.ENUM);
            case VARIANT -> Glyph.ofSymbol(SymbolKind.VARIANT);
            case TRAIT -> Glyph.ofSymbol(SymbolKind.TRAIT);
            case CLASS -> Glyph.ofSymbol(SymbolKind.CLASS);
            case FUNCTION -> Glyph.ofSymbol(SymbolKind.FUNCTION);
            case METHOD -> Glyph.ofSymbol(SymbolKind.METHOD);
            case FIELD -> Glyph.ofSymbol(SymbolKind.FIELD);
            case CONSTANT -> Glyph.ofSymbol(SymbolKind.CONSTANT);
            case VARIABLE -> Glyph.ofSymbol(SymbolKind.VARIABLE);
            case TYPE -> Glyph.ofSymbol(SymbolKind.TYPE);
            case MACRO -> Glyph.ofSymbol(SymbolKind.MACRO);
            case FILE -> new Glyph(Icon.FILE, Token.MUTED);
            case VALUE -> new Glyph(Icon.SYMBOL_CONSTANT, Token.SYNTAX_CONSTANT);
            case TEXT -> new Glyph(Icon.SYMBOL_TYPE, Token.MUTED);
        };
    }
}
