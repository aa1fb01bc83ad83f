package dev.rustaiide.app.ui.components;

import dev.rustaiide.foundation.types.SymbolKind;
import java.util.Locale;
import java.util.Map;

/** An icon and the colour it has where it stands for a kind of file or symbol. */
public record Glyph(Icon icon, Token tint) {
    private static final Glyph PLAIN_FILE = new Glyph(Icon.FILE, Token.MUTED);
    private static final Glyph CODE = new Glyph(Icon.LANGUAGE_CODE, Token.SYNTAX_FUNCTION);
    private static final Glyph MARKDOWN = new Glyph(Icon.LANGUAGE_MARKDOWN, Token.SYNTAX_FUNCTION);
    private static final Glyph SHELL = new Glyph(Icon.LANGUAGE_SHELL, Token.SYNTAX_STRING);
    private static final Glyph SETTINGS = new Glyph(Icon.LANGUAGE_CONFIG, Token.MUTED);
    private static final Glyph IMAGE = new Glyph(Icon.LANGUAGE_IMAGE, Token.SYNTAX_KEYWORD);
    private static final Glyph GIT = new Glyph(Icon.GIT_BRANCH, Token.SYNTAX_LIFETIME);
    private static final Glyph ARCHIVE = new Glyph(Icon.CARGO, Token.MUTED);
    private static final Glyph LICENCE = new Glyph(Icon.BOOK, Token.MUTED);
    private static final Map<String, Glyph> BY_NAME = Map.of(
            "cargo.toml", new Glyph(Icon.CARGO, Token.SYNTAX_CONSTANT),
            "cargo.lock", new Glyph(Icon.LOCK, Token.MUTED),
            ".gitignore", GIT, ".gitattributes", GIT, ".gitmodules", GIT,
            "license", LICENCE, "licence", LICENCE, "makefile", SHELL,
            "dockerfile", new Glyph(Icon.SERVER, Token.INFO));
    private static final Map<String, Glyph> BY_ENDING = Map.ofEntries(
            Map.entry("rs", new Glyph(Icon.LANGUAGE_RUST, Token.SYNTAX_CONSTANT)),
            Map.entry("md", MARKDOWN), Map.entry("txt", new Glyph(Icon.LANGUAGE_MARKDOWN, Token.MUTED)),
            Map.entry("toml", SETTINGS), Map.entry("yaml", SETTINGS), Map.entry("yml", SETTINGS),
            Map.entry("ini", SETTINGS), Map.entry("properties", SETTINGS), Map.entry("bnd", SETTINGS),
            Map.entry("json", new Glyph(Icon.SYMBOL_MODULE, Token.SYNTAX_TYPE)),
            Map.entry("lock", new Glyph(Icon.LOCK, Token.MUTED)),
            Map.entry("sh", SHELL), Map.entry("bash", SHELL), Map.entry("fish", SHELL), Map.entry("ps1", SHELL),
            Map.entry("png", IMAGE), Map.entry("jpg", IMAGE), Map.entry("jpeg", IMAGE), Map.entry("gif", IMAGE),
            Map.entry("svg", IMAGE), Map.entry("webp", IMAGE), Map.entry("ico", IMAGE),
            Map.entry("zip", ARCHIVE), Map.entry("jar", ARCHIVE), Map.entry("crate", ARCHIVE),
            Map.entry("tar", ARCHIVE), Map.entry("gz", ARCHIVE), Map.entry("tgz", ARCHIVE),
            Map.entry("sql", new Glyph(Icon.DATABASE, Token.SYNTAX_NAMESPACE)),
            Map.entry("csv", new Glyph(Icon.TABLE, Token.SYNTAX_STRING)),
            Map.entry("html", new Glyph(Icon.LANGUAGE_CODE, Token.SYNTAX_LIFETIME)),
            Map.entry("css", new Glyph(Icon.LANGUAGE_CODE, Token.SYNTAX_KEYWORD)),
            Map.entry("xml", new Glyph(Icon.LANGUAGE_CODE, Token.SYNTAX_LIFETIME)),
            Map.entry("java", new Glyph(Icon.LANGUAGE_CODE, Token.SYNTAX_LIFETIME)),
            Map.entry("py", CODE), Map.entry("js", new Glyph(Icon.LANGUAGE_CODE, Token.SYNTAX_TYPE)),
            Map.entry("ts", CODE), Map.entry("tsx", CODE), Map.entry("go", CODE), Map.entry("c", CODE),
            Map.entry("h", CODE), Map.entry("cpp", CODE), Map.entry("hpp", CODE), Map.entry("cs", CODE),
            Map.entry("kt", CODE), Map.entry("rb", CODE), Map.entry("wat", CODE));

    /** Of a file called {@code name}, without its folder. */
    public static Glyph ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Glyph named = BY_NAME.get(lower);
        return named != null ? named : BY_ENDING.getOrDefault(lower.substring(lower.lastIndexOf('.') + 1), PLAIN_FILE);
    }

    public static Glyph ofFolder(boolean open) {
        return new Glyph(open ? Icon.FOLDER_OPEN : Icon.FOLDER, Token.MUTED);
    }

    public static Glyph ofSymbol(SymbolKind kind) {
        return switch (kind) {
            case MODULE -> new Glyph(Icon.SYMBOL_MODULE, Token.SYNTAX_NAMESPACE);
            case STRUCT, UNION, CLASS, TABLE -> new Glyph(Icon.SYMBOL_STRUCT, Token.SYNTAX_TYPE);
            case ENUM, VARIANT -> new Glyph(Icon.SYMBOL_ENUM, Token.SYNTAX_TYPE);
            case TRAIT, INTERFACE -> new Glyph(Icon.SYMBOL_TRAIT, Token.SYNTAX_STRING);
            case IMPLEMENTATION -> new Glyph(Icon.SYMBOL_IMPLEMENTATION, Token.MUTED);
            case FUNCTION, METHOD, CONSTRUCTOR -> new Glyph(Icon.SYMBOL_FUNCTION, Token.SYNTAX_FUNCTION);
            case FIELD, PROPERTY, VARIABLE -> new Glyph(Icon.SYMBOL_FIELD, Token.SYNTAX_PROPERTY);
            case CONSTANT, STATIC -> new Glyph(Icon.SYMBOL_CONSTANT, Token.SYNTAX_CONSTANT);
            case TYPE -> new Glyph(Icon.SYMBOL_TYPE, Token.SYNTAX_TYPE);
            case MACRO -> new Glyph(Icon.SYMBOL_MACRO, Token.SYNTAX_MACRO);
            case TEST -> new Glyph(Icon.TEST, Token.SUCCESS);
            case HEADING -> new Glyph(Icon.SYMBOL_HEADING, Token.SYNTAX_HEADING);
            case KEY -> new Glyph(Icon.SYMBOL_KEY, Token.SYNTAX_PROPERTY);
        };
    }
}
