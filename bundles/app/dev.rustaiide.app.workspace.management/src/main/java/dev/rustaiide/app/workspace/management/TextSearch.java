package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Range;

/**
 * Searches the files of a folder on disk. Binary, ignored and unreadable files are passed over. A service; any thread
 * may use it.
 */
@ProviderType
public interface TextSearch {
    /**
     * Looks for {@code query} in {@code folder}. Fails with a {@link dev.rustaiide.foundation.error.FailureException}
     * that says where, if the regular expression or a glob is none.
     *
     * @param found gets the matches of one file after the other, in no order of files, as soon as there are any; called
     *        on threads of the search, one at a time
     */
    Call<Summary> search(Folder folder, SearchQuery query, Consumer<FileMatches> found);

    /**
     * What has to be written to replace all matches, for a preview; nothing is written. Of a regular expression
     * {@code replacement} may name groups, {@code $1}.
     */
    Call<Replacement> replace(Folder folder, SearchQuery query, String replacement);

    /** The matches of one file in order, at least one. */
    record FileMatches(Path file, List<Match> matches) {
        public FileMatches {
            matches = List.copyOf(matches);
        }
    }

    /**
     * One match.
     *
     * @param range where it is in the file
     * @param preview its line, or of a long line the part around it
     * @param start where the match begins in {@code preview}, in UTF-16 units
     * @param end where it ends there, at the latest at the end of the line
     */
    record Match(Range range, String preview, int start, int end) {}

    /**
     * How a search ended.
     *
     * @param more whether there are matches that were not told, because of the limit
     * @param searched how many files were looked into
     * @param skipped how many were not, because they are binary or unreadable, or because a regular expression took too
     *        long; also, if it is to be replaced, because they are larger than 256 MB
     */
    record Summary(int files, int matches, boolean more, int searched, int skipped) {}

    /** Edits by file; {@code more} if the limit left some out. */
    record Replacement(List<FileEdits> edits, boolean more) {
        public Replacement {
            edits = List.copyOf(edits);
        }
    }
}
