package dev.rustaiide.ai.completion;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Measures how well {@link CodeCompletion} does on code that nobody trained on, by what it answers itself: the other
 * files of a project are known, the file at hand up to the caret. A service; any thread may use it.
 */
@ProviderType
public interface CompletionEvaluation {
    /**
     * What is measured.
     *
     * @param corpus a folder of projects, or one
     * @param points how many places of each kind, all projects together
     * @param seed chooses projects and places; the same gives the same
     */
    record Task(Path corpus, int points, long seed) {}

    /** Measures; minutes. Its progress tells the project at hand. Cancelling it stops at the next place. */
    Call<Table> evaluate(Task task);

    /**
     * What came of it; percentages are from 0 to 100, and say what is answered where all sources are waited for: the
     * same places give the same on every machine. Times are those of this one: of whole answers for the popup, of the
     * editor's, with its deadlines, for ghost text.
     *
     * @param projects that were looked at
     * @param skipped projects that the shipped models were trained on
     * @param useSiteTop5Within2 uses of names of at least four letters that are among the first five after at most two
     *     typed letters
     * @param useSiteTop1Within2 the same, first
     * @param memberTop5Typed0 names behind {@code .} or {@code ::} among the first five with nothing typed
     * @param keystrokesSaved letters of used names that need not be typed when one of the first five is taken, which
     *     is a key too
     * @param lines from their indentation on, foretold by the decoder, or by n-grams where it says nothing
     * @param linesByNgrams the same lines, by n-grams alone
     * @param linesByDecoder the same lines, by a decoder alone; of no points if there is none
     * @param ghostShown lines at whose beginning ghost text would be shown
     * @param ghostRight of those, where its first line is what stands there
     * @param ghostSaved letters of all lines that such right ones write
     * @param ghostSeveral of those that are shown, with further lines
     * @param furtherRight further lines that are shown, and stand there as those before them do, to the letter
     */
    record Table(List<String> projects, List<String> skipped, Share useSiteTop5Within2, Share useSiteTop1Within2,
            Share memberTop5Typed0, Share nextTokenTop1, Share nextTokenTop5, Share keystrokesSaved, Lines lines,
            Lines linesByNgrams, Lines linesByDecoder, Share ghostShown, Share ghostRight, Share ghostSaved,
            Share ghostSeveral, Share furtherRight, double popupP50Millis, double popupP95Millis,
            double ghostP50Millis, double ghostP95Millis) {
        public Table {
            projects = List.copyOf(projects);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * How whole lines were foretold.
     *
     * @param exact those that are as they stand there
     * @param editSimilarity how alike they are: 100 less the edits by the longer length
     */
    record Lines(Share exact, Share editSimilarity) {}

    /** A percentage of so many. */
    record Share(double percent, int points) {}
}
