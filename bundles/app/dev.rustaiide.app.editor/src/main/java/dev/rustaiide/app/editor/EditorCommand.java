package dev.rustaiide.app.editor;

import java.util.Locale;

/**
 * What an editor can be told to do. The title is what a palette shows; the key is the one that people expect, as
 * {@code M1+SHIFT+K} where {@code M1} is Ctrl or Command, and empty if there is none.
 */
public enum EditorCommand {
    CURSOR_LEFT("Move left", "ARROW_LEFT"), CURSOR_RIGHT("Move right", "ARROW_RIGHT"),
    CURSOR_UP("Move up", "ARROW_UP"), CURSOR_DOWN("Move down", "ARROW_DOWN"),
    CURSOR_PAGE_UP("Move a page up", "PAGE_UP"), CURSOR_PAGE_DOWN("Move a page down", "PAGE_DOWN"),
    CURSOR_WORD_LEFT("Move a word left", "M1+ARROW_LEFT"), CURSOR_WORD_RIGHT("Move a word right", "M1+ARROW_RIGHT"),
    CURSOR_LINE_START("Move to the start of the line", "HOME"), CURSOR_LINE_END("Move to the end of the line", "END"),
    CURSOR_DOCUMENT_START("Move to the start of the file", "M1+HOME"),
    CURSOR_DOCUMENT_END("Move to the end of the file", "M1+END"),
    SELECT_LEFT("Select to the left", "SHIFT+ARROW_LEFT"), SELECT_RIGHT("Select to the right", "SHIFT+ARROW_RIGHT"),
    SELECT_UP("Select upwards", "SHIFT+ARROW_UP"), SELECT_DOWN("Select downwards", "SHIFT+ARROW_DOWN"),
    SELECT_PAGE_UP("Select a page upwards", "SHIFT+PAGE_UP"),
    SELECT_PAGE_DOWN("Select a page downwards", "SHIFT+PAGE_DOWN"),
    SELECT_WORD_LEFT("Select a word to the left", "M1+SHIFT+ARROW_LEFT"),
    SELECT_WORD_RIGHT("Select a word to the right", "M1+SHIFT+ARROW_RIGHT"),
    SELECT_LINE_START("Select to the start of the line", "SHIFT+HOME"),
    SELECT_LINE_END("Select to the end of the line", "SHIFT+END"),
    SELECT_DOCUMENT_START("Select to the start of the file", "M1+SHIFT+HOME"),
    SELECT_DOCUMENT_END("Select to the end of the file", "M1+SHIFT+END"),
    SELECT_ALL("Select all", "M1+A"), SELECT_LINE("Select line", "M1+L"),
    EXPAND_SELECTION("Expand selection", "SHIFT+ALT+ARROW_RIGHT"),
    SHRINK_SELECTION("Shrink selection", "SHIFT+ALT+ARROW_LEFT"),
    ADD_NEXT_OCCURRENCE("Add next occurrence", "M1+D"),
    SELECT_ALL_OCCURRENCES("Select all occurrences", "M1+SHIFT+L"),
    ADD_CURSOR_ABOVE("Add caret above", "M1+ALT+ARROW_UP"), ADD_CURSOR_BELOW("Add caret below", "M1+ALT+ARROW_DOWN"),
    SINGLE_CURSOR("Leave one caret", "ESC"),
    GO_TO_BRACKET("Go to matching bracket", "M1+SHIFT+\\"),
    SCROLL_LINE_UP("Scroll up", "M1+ARROW_UP"), SCROLL_LINE_DOWN("Scroll down", "M1+ARROW_DOWN"),

    DELETE_LEFT("Delete to the left", "BS"), DELETE_RIGHT("Delete to the right", "DEL"),
    DELETE_WORD_LEFT("Delete word to the left", "M1+BS"), DELETE_WORD_RIGHT("Delete word to the right", "M1+DEL"),
    DELETE_LINE("Delete line", "M1+SHIFT+K"),
    NEW_LINE("Start new line", "CR"), NEW_LINE_BELOW("Start new line below", "M1+CR"),
    NEW_LINE_ABOVE("Start new line above", "M1+SHIFT+CR"),
    TAB("Indent or insert tab", "TAB"), INDENT("Indent lines", "M1+]"), OUTDENT("Outdent lines", "SHIFT+TAB"),
    MOVE_LINES_UP("Move lines up", "ALT+ARROW_UP"), MOVE_LINES_DOWN("Move lines down", "ALT+ARROW_DOWN"),
    COPY_LINES_UP("Copy lines up", "SHIFT+ALT+ARROW_UP"), COPY_LINES_DOWN("Copy lines down", "SHIFT+ALT+ARROW_DOWN"),
    DUPLICATE_SELECTION("Duplicate selection", "M1+ALT+D"), JOIN_LINES("Join lines", "M1+SHIFT+J"),
    TOGGLE_COMMENT("Toggle line comment", "M1+/"),
    UNDO("Undo", "M1+Z"), REDO("Redo", "M1+SHIFT+Z"),
    CUT("Cut", "M1+X"), COPY("Copy", "M1+C"), PASTE("Paste", "M1+V"),

    FOLD("Fold", "M1+SHIFT+["), UNFOLD("Unfold", "M1+SHIFT+]"), FOLD_ALL("Fold all", ""), UNFOLD_ALL("Unfold all", ""),
    FIND("Find in file", "M1+F"), REPLACE("Replace in file", "M1+H"), FIND_NEXT("Find next", "F3"),
    FIND_PREVIOUS("Find previous", "SHIFT+F3"), SHOW_HOVER("Show documentation at the caret", ""),
    COMPLETE("Complete", "M1+SPACE"), SHOW_SIGNATURE("Show parameters", "M1+SHIFT+SPACE"),
    GO_TO_DEFINITION("Go to definition", "F12"), FIX("Fix or refactor…", "M1+."),
    TOGGLE_INLAY_HINTS("Show or hide inlay hints", "M1+ALT+H"),
    NEXT_EDIT_ALL("Accept all next edits in this file", "M1+ALT+."),
    NEXT_GHOST_TEXT("Next ghost text", "ALT+]"), PREVIOUS_GHOST_TEXT("Previous ghost text", "ALT+["),
    FORMAT("Format document", "SHIFT+ALT+F"), FORMAT_SELECTION("Format selection", "");

    private final String title;
    private final String key;

    EditorCommand(String title, String key) {
        this.title = title;
        this.key = key;
    }

    /** Stable, for settings and key maps: {@code editor.copyLinesUp}. */
    public String id() {
        var id = new StringBuilder("editor.");
        for (String word : name().split("_")) {
            id.append(id.length() == "editor.".length() ? Character.toLowerCase(word.charAt(0)) : word.charAt(0));
            id.append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return id.toString();
    }

    public String title() {
        return title;
    }

    public String key() {
        return key;
    }
}
