package dev.rustaiide.ai.inference;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.error.FailureException;

/**
 * What a model has written: text for its reader and, if it was told of tools, what it asks of them, which the reader
 * does not see. For one thread.
 */
public final class WrittenText {
    private final TextStream shown;
    private final boolean mayAsk;
    private final int earlierUses;
    /** All of it, shown or not. */
    private final TextStream whole = new TextStream(List.of());
    private boolean asks;
    private List<ToolUse> uses = List.of();

    /**
     * @param mayAsk whether the model was told of tools
     * @param earlierUses how many times it has asked in this conversation
     */
    public WrittenText(List<String> stops, boolean mayAsk, int earlierUses) {
        List<String> ends = new ArrayList<>(stops);
        if (mayAsk) {
            ends.add(ToolCalls.BEGIN);
        }
        this.shown = new TextStream(ends);
        this.mayAsk = mayAsk;
        this.earlierUses = earlierUses;
    }

    /** What can be shown now that {@code bytes} have come. */
    public String add(byte[] bytes) {
        whole.add(bytes);
        String piece = asks ? "" : shown.add(bytes);
        asks |= mayAsk && shown.isStopped() && whole.text().startsWith(ToolCalls.BEGIN, shown.text().length());
        return piece;
    }

    public boolean isStopped() {
        return shown.isStopped() && !asks;
    }

    /**
     * What is left to show when nothing more comes.
     *
     * @throws FailureException if it asks for a tool in a way that nobody understands
     */
    public String end() throws FailureException {
        if (asks) {
            uses = ToolCalls.parse(whole.text().substring(shown.text().length()), earlierUses);
        }
        return shown.end();
    }

    public String given() {
        return asks ? shown.text().stripTrailing() : shown.text();
    }

    /** Known from the end on. */
    public List<ToolUse> uses() {
        return uses;
    }
}
