package dev.rustaiide.app.editor;

/**
 * How an editor behaves.
 *
 * @param tabSize columns of a level of indentation, and of a tab
 * @param insertSpaces whether a level is made of spaces
 * @param detectIndentation whether what most lines of a file have counts more than the two above
 * @param lineNumbers whether they are shown
 * @param closeBrackets whether an opening bracket or quote brings its partner along
 * @param markOccurrences whether the other places of the name at the caret are marked
 * @param language which answers about the text are shown
 */
public record EditorOptions(int tabSize, boolean insertSpaces, boolean detectIndentation, boolean lineNumbers,
        boolean closeBrackets, boolean markOccurrences, LanguageOptions language) {
    /** What holds where nobody has chosen. */
    public static final EditorOptions STANDARD = new EditorOptions(4, true, true, true, true, true,
            LanguageOptions.STANDARD);
}
