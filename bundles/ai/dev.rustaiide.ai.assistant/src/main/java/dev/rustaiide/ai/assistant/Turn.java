package dev.rustaiide.ai.assistant;

import java.util.List;

/**
 * A request and what came of it.
 *
 * @param answer Markdown
 * @param plan of an agent, as it was in the end; empty if there was none
 * @param reason one sentence for people: why it ended as it did; empty if it is {@link Ending#DONE}
 */
public record Turn(Request request, String answer, List<Citation> citations, List<PlanItem> plan, List<ToolStep> steps,
        Author author, Ending ending, String reason, Spent spent) {
    public Turn {
        citations = List.copyOf(citations);
        plan = List.copyOf(plan);
        steps = List.copyOf(steps);
    }

    /** How a turn ends. */
    public enum Ending {
        /** All was said. */
        DONE,
        /** The person stopped it. */
        CANCELLED,
        /** The budget is used up. */
        BUDGET,
        /** The model wrote what makes no sense, and was stopped. */
        MISBEHAVED,
        /** The model could not be asked to the end. */
        FAILED
    }

    /** A step of a plan, as the model put it. */
    public record PlanItem(String text, boolean isDone) {}
}
