package dev.rustaiide.app.ui.components;

/** What a colour is for. Each theme gives each token one colour. */
public enum Token {
    /** Behind code. */ BACKGROUND,
    /** Behind panels, the rail and the status bar. */ SURFACE,
    /** Popups, fields, the hovered and the pressed. */ RAISED,
    BORDER, TEXT, MUTED, ACCENT,
    /** Text on the accent. */ ON_ACCENT,
    INFO, WARNING, ERROR, SUCCESS, ADDED, REMOVED, MODIFIED,
    /** Behind selected text; a list's selected row. */ SELECTION,
    /** Behind the row under the pointer. */ HOVER,
    /** Behind the caret's line. */ CURRENT_LINE,
    /** Behind what a search found, and behind the other occurrences of a name. */ MATCH, OCCURRENCE,
    CARET, LINE_NUMBER, CURRENT_LINE_NUMBER, INDENT_GUIDE, GHOST,
    SYNTAX_KEYWORD, SYNTAX_CONTROL, SYNTAX_TYPE, SYNTAX_FUNCTION, SYNTAX_MACRO, SYNTAX_VARIABLE, SYNTAX_PARAMETER,
    SYNTAX_PROPERTY, SYNTAX_CONSTANT, SYNTAX_STRING, SYNTAX_ESCAPE, SYNTAX_NUMBER, SYNTAX_COMMENT, SYNTAX_DOCUMENTATION,
    SYNTAX_OPERATOR, SYNTAX_PUNCTUATION, SYNTAX_ATTRIBUTE, SYNTAX_LIFETIME, SYNTAX_NAMESPACE, SYNTAX_TAG,
            SYNTAX_HEADING,
    SYNTAX_LINK,
    /** The sixteen colours of terminals, in their order; text is made readable where a program mixes them. */
    TERMINAL_BLACK, TERMINAL_RED, TERMINAL_GREEN, TERMINAL_YELLOW, TERMINAL_BLUE, TERMINAL_MAGENTA, TERMINAL_CYAN,
    TERMINAL_WHITE, TERMINAL_BRIGHT_BLACK, TERMINAL_BRIGHT_RED, TERMINAL_BRIGHT_GREEN, TERMINAL_BRIGHT_YELLOW,
    TERMINAL_BRIGHT_BLUE, TERMINAL_BRIGHT_MAGENTA, TERMINAL_BRIGHT_CYAN, TERMINAL_BRIGHT_WHITE
}
