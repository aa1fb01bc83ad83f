package dev.rustaiide.app.editor;

import java.util.Map;
import java.util.function.Function;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.code.analysis.SyntaxTree;

/** What tests say of an editor's lines. It follows edits and is no part of the text. UI thread only. */
@ProviderType
public interface TestedLines {
    /** How a test went; each has a sign of its own beside its line. */
    enum State {
        UNKNOWN, RUNNING, PASSED, FAILED, IGNORED
    }

    /** Asks {@code states} how tests went for as long as their arrows are in view; it must be quick. */
    void setStates(Function<SyntaxTree.Runnable, State> states);

    /** What was asked for {@link #setStates} may be answered in another way now. */
    void statesChanged();

    /** Shows which lines have run and which have not; those that are left out have no code. None shows nothing. */
    void setCoverage(Map<Integer, Boolean> ran);
}
