package dev.rustaiide.ai.assistant;

import java.util.List;

/** What happens while a request is answered. */
public sealed interface TurnEvent {
    /** Who answers from here on. */
    record Answering(Author author) implements TurnEvent {}

    /** More of the answer, in Markdown; whole characters. */
    record Piece(String text) implements TurnEvent {}

    /** A place that the answer rests on. It was looked at: it is there. */
    record Cited(Citation citation) implements TurnEvent {}

    /** What an agent is going to do, in place of what it planned before. */
    record Planned(List<Turn.PlanItem> plan) implements TurnEvent {
        public Planned {
            plan = List.copyOf(plan);
        }
    }

    /** A step has begun or is in another state; one with the same number takes its place. */
    record Stepped(ToolStep step) implements TurnEvent {}

    /** A person has to decide before the step goes on. It waits for as long as the budget has time. */
    record Wanted(ApprovalRequest request) implements TurnEvent {}

    /** {@link Conversation#edits} are others now. */
    record Staged(Checkpoint checkpoint) implements TurnEvent {}

    /** How much of the budget is used. */
    record Used(Spent spent) implements TurnEvent {}
}
