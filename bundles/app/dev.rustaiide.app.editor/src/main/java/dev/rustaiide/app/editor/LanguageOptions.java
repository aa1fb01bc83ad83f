package dev.rustaiide.app.editor;

/**
 * Which answers about a text are shown without being asked for.
 *
 * @param suggestOnType whether proposals come while a name is typed, not only when they are asked for
 * @param ghostText whether how the line could go on is shown behind the caret
 * @param nextEdit whether other places that want the last change are marked, one by one
 * @param inlayHints whether types and parameter names are shown within the lines
 * @param codeLenses whether what can be done with a declaration stands above it
 * @param semanticColours whether names are coloured by what they mean, not by how they look alone
 * @param formatOnType whether a character that ends something has it put in order
 * @param formatOnSave whether the text is put in order before it is saved; up to who saves it
 */
public record LanguageOptions(boolean suggestOnType, boolean ghostText, boolean nextEdit, boolean inlayHints,
        boolean codeLenses, boolean semanticColours, boolean formatOnType, boolean formatOnSave) {
    /** What holds where nobody has chosen. */
    public static final LanguageOptions STANDARD = new LanguageOptions(true, true, true, true, true, true, true,
            false);
}
