package dev.rustaiide.foundation.language;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The languages and servers that plug-ins and the user declare. A service; any thread may use it. The first question
 * reads the user's file and the extension registry, a millisecond's work where nobody declares anything; then the
 * answers are the same until the process ends.
 *
 * <p>A plug-in declares them by the extension point {@code dev.rustaiide.foundation.language.languages}, whose schema
 * describes it. The user does in {@code languages.json}, beside {@code settings.json}: JSON with comments, in which
 * each language and each server is a member.
 * <pre>
 * {
 *   "languages": {
 *     "zig": {"name": "Zig", "extensions": ["zig", "zon"], "lineComment": "//", "quotes": ["\"", "'"]},
 *     "json": {"extensions": ["avsc"]}                  // one more for a language that is known
 *   },
 *   "servers": {
 *     "zls": {
 *       "languages": ["zig"],
 *       "programs": ["zls"],
 *       "roots": ["build.zig", ".git"],
 *       "install": "See zigtools.org."
 *     }
 *   }
 * }
 * </pre>
 * What is wrong is passed over and told, with file and line; the rest counts.
 */
@ProviderType
public interface LanguageDeclarations {
    /** Those of plug-ins, then the user's. */
    List<LanguageDeclaration> languages();

    /** Those of plug-ins, then the user's, which replace others of the same id. */
    List<ServerDeclaration> servers();

    /** What was passed over. */
    List<Problem> problems();

    /** Where the user's declarations are; the file need not exist. */
    Path userFile();

    /**
     * Something that was passed over.
     *
     * @param place {@code FILE:LINE:COLUMN}, or {@code BUNDLE/plugin.xml:LINE}
     * @param message a sentence for people
     */
    record Problem(String place, String message) {
        @Override
        public String toString() {
            return place + ": " + message;
        }
    }
}
