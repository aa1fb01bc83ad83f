package dev.rustaiide.ai.refactoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;

/**
 * One way to change code and not what it does. An OSGi service: whoever registers one has it in
 * {@code rust-ai-ide refactor ID}, and in the window as a command, each with preview, conflicts and one undo. Any
 * thread may use it, and no method blocks.
 */
@ConsumerType
public interface Refactoring {
    /** One word in lower case that no other has. */
    String id();

    /** What people read: an imperative without a full stop. */
    String title();

    boolean covers(LanguageId language);

    /** What it is done to. */
    Reach reach();

    /** What it has to be told; those that are needed first. */
    List<Parameter> parameters();

    /**
     * What {@code parameter} could be at {@code site}, whose arguments may be missing: values to choose from, the
     * likeliest first; of a parameter with a free text the text to begin with. None if that cannot be said.
     */
    default Call<List<String>> values(Site site, Parameter parameter) {
        return Call.of(List.of());
    }

    /** Finds out what would change, and changes nothing. Fails with a {@code FailureException} that says why not. */
    Call<Refactored> refactor(Site site);

    /** What a place must say. */
    enum Reach { FILE, CARET, SELECTION }

    /**
     * Something to be told.
     *
     * @param name in lower case, as the command line calls it
     * @param description the rest of a sentence
     */
    record Parameter(String name, String description, Form form) {
        /** How it is given. */
        public enum Form {
            /** It is needed. */ NEEDED,
            /** It may be left out. */ OPTION,
            /** It is said or not; its value is empty. */ FLAG
        }
    }

    /**
     * Where something is to be refactored.
     *
     * @param range empty at the caret
     * @param arguments by the names of parameters
     * @param folders what may be changed
     * @param buffers texts that are open, which count instead of their files
     */
    record Site(SourceText source, Range range, Map<String, String> arguments, List<Path> folders, Buffers buffers) {
        public Site {
            arguments = Map.copyOf(arguments);
            folders = List.copyOf(folders);
        }

        public Optional<String> argument(String name) {
            return Optional.ofNullable(arguments.get(name));
        }

        /** The same with other arguments. */
        public Site with(Map<String, String> others) {
            return new Site(source, range, others, folders, buffers);
        }
    }

    /**
     * What would change.
     *
     * @param title what people read, e.g. {@code Move Point to crate::shapes}
     * @param conflicts what stands in the way, each at its place; nothing is applied before they are gone
     * @param isSyntactic whether it rests on names and scopes alone, which people are told
     */
    record Refactored(String title, WorkspaceEdit edit, List<Conflict> conflicts, boolean isSyntactic) {
        public Refactored {
            conflicts = List.copyOf(conflicts);
        }
    }
}
