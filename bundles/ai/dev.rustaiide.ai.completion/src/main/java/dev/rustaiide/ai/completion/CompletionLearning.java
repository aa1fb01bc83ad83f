package dev.rustaiide.ai.completion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

/**
 * The parts that training is made of: what completion knows of code becomes lessons, lessons become a model, a model is
 * measured by what the editor's own code answers with it. A service; any thread may use it. Calls can be cancelled. The
 * same lessons give the same model; neither lessons nor answers depend on how fast the machine is.
 */
@ProviderType
public interface CompletionLearning {
    /** What the rankers look at, in the order of a row of {@link Lessons}. */
    List<DeclaredFeature> features();

    /** The one that came with the product. Blocks when it is first asked. */
    CompletionModel shipped();

    /** The projects in {@code folder}, or itself if it is one, by name. */
    List<Path> projects(Path folder) throws FailureException;

    /** Whether the shipped model was trained on a project of that folder's name. */
    boolean isTrainedOn(Path project);

    /**
     * Files to look at.
     *
     * @param project a folder, all of which is known while it is looked at, but for the file at hand
     * @param files those of it that places are taken from
     * @param names at how many places where names are used
     * @param tokens at how many other places
     * @param seed chooses them
     */
    record Subject(Path project, Predicate<Path> files, int names, int tokens, long seed) {}

    /** The lessons that {@code subject} teaches who answers with {@code model}. */
    Call<Lessons> lessons(Subject subject, CompletionModel model);

    /**
     * A model whose counts know {@code texts} too, each by itself, as they know other people's projects: of what stands
     * in one of them only, and of strings and numbers, they keep nothing that they did not know before.
     */
    Call<CompletionModel> withCounts(CompletionModel model, List<Source> texts);

    /** A text with the name of its language. */
    record Source(String text, String language) {}

    /** A model whose mixture has been weighed at the places of {@code subject}. */
    Call<CompletionModel> withWeights(CompletionModel model, Subject subject);

    /** A growing ranker. For one thread at a time. */
    interface Growth {
        /**
         * Grows a tree for names and one for whatever follows.
         *
         * @throws ArithmeticException if what it computes with are no numbers any more; nothing is to be kept of it
         */
        void step();

        /** The model as it is by now. */
        CompletionModel model();
    }

    /**
     * Grows trees on {@code lessons}.
     *
     * @param isContinued whether they mend what the ranker of {@code from} gets wrong; else they take its place
     */
    Growth grow(CompletionModel from, Lessons lessons, RankerRecipe recipe, long seed, boolean isContinued);

    /** At each place, how many candidates {@code model} ranks before the one that was meant, ties by half. */
    double[] ranks(CompletionModel model, Lessons lessons);

    /**
     * What came of a name that was typed letter by letter.
     *
     * @param construct what it is in the code, by what stands around it: one of {@link #CONSTRUCTS}
     * @param saved keys that were saved, of its letters
     * @param isFirst whether it was the first after at most two letters
     * @param isInFirstFive whether it was among the first five then
     * @param sureness how likely the first was held to be with nothing typed, 0 to 1
     * @param isSureRight whether it was right
     * @param millis the longest time of a whole answer
     */
    record Answer(String file, int offset, String construct, int letters, int saved, boolean isFirst,
            boolean isInFirstFive, double sureness, boolean isSureRight, double millis) {}

    /** The kinds of places that {@link Answer#construct} tells. */
    List<String> CONSTRUCTS = List.of("member", "path", "type", "call", "macro", "other");

    /**
     * Types the names at the places of {@code subject} with the editor's own completion, answering with {@code model}
     * and waiting for all that it knows: all but the times are the same each time.
     */
    Call<List<Answer>> answers(Subject subject, CompletionModel model);

    /**
     * What came of a line that was typed with all that completion offers: see {@link #lines}.
     *
     * @param letters of the line, spaces within it too; not its indentation, which an editor writes, nor a comment
     *     behind the code
     * @param keys that were struck for them
     * @param tabs how many of those took ghost text, or a word of it
     * @param byGhost letters that ghost text wrote
     * @param misled keys that were struck while ghost text was shown of which the next word was wrong
     */
    record Line(String file, int offset, int letters, int keys, int tabs, int byGhost, int misled) {}

    /**
     * Types lines of {@code subject}, as many as it says names, as somebody does who has both the popup and ghost text
     * and looks at each before each key; what stands above the line is there, nothing of what stands behind the caret.
     * <ul>
     * <li>If the ghost text's first line is how the line goes on, to the letter, Tab takes it, which is one key. If
     * only its first word is, the key for a word to the right takes that. Its further lines are not counted. What is
     * left of it stays while it is what is typed, as in the editor.
     * <li>If a name of at least four letters begins at the caret or has begun, is no keyword and not declared here, and
     * is among the first five of the popup, Enter takes it, which is one key.
     * <li>If both are right, the one is taken that writes more; if none is, a letter is typed, which is one key.
     * </ul>
     * Ghost text is shown where the editor would show it: as sure as there, and never in a literal. Looking at what is
     * wrong costs no key; how often it was to be looked at is told beside. The key strokes saved are 1 less keys by
     * letters.
     *
     * @param decoder the folder of an adapted decoder that writes ghost text; else the one that does so anyway
     */
    Call<List<Line>> lines(Subject subject, CompletionModel model, Optional<Path> decoder);

    /**
     * Where the product's decoder lies, to be adapted; empty if there is none or people chose another model for code.
     *
     * @throws FailureException if it is damaged
     */
    Optional<Path> decoder() throws FailureException;

    /** The ranker of {@code model} and its mixture, some ten kilobytes, without the counts. */
    byte[] ranker(CompletionModel model);

    /**
     * The counts of {@code model} with another ranker.
     *
     * @throws IOException if {@code ranker} is none, or damaged
     */
    CompletionModel withRanker(CompletionModel model, byte[] ranker) throws IOException;

    /** Writes {@code model} into {@code folder}, which is there; each file is whole or not there. */
    void write(CompletionModel model, Path folder) throws IOException;

    /** … and the decoder in {@code decoder} too, which answers with it. */
    void write(CompletionModel model, Path decoder, Path folder) throws IOException;

    /** @throws IOException if there is none in {@code folder}, or another than was written */
    CompletionModel read(Path folder) throws IOException;
}
