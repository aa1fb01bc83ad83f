package dev.rustaiide.app.assistant.internal.talk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.TurnEvent;

/**
 * A question and what has come of it so far. Immutable: whatever happens makes another one.
 *
 * @param request what was asked; of one that was kept without its attachments
 * @param attached what was shown with the question, by name
 * @param asked a decision that a person owes; empty if none
 * @param ending empty while it is answered
 */
public record Exchange(Instant time, Request request, List<String> attached, String answer,
        List<Citation> citations, List<Turn.PlanItem> plan, List<ToolStep> steps, Optional<ApprovalRequest> asked,
        Optional<Author> author, Optional<Turn.Ending> ending, String reason, Spent spent) {
    public Exchange {
        attached = List.copyOf(attached);
        citations = List.copyOf(citations);
        plan = List.copyOf(plan);
        steps = List.copyOf(steps);
    }

    /** One that begins. */
    public static Exchange begin(Instant time, Request request) {
        return new Exchange(time, request, request.attachments().stream().map(AttachmentText::title).toList(), "",
                List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), "",
                Spent.NOTHING);
    }

    public Intent intent() {
        return request.intent();
    }

    /** In words of the person; may be empty. */
    public String question() {
        return request.text();
    }

    public Budget budget() {
        return request.budget();
    }

    /** Whether it can be asked again just so: what was attached is not kept for long. */
    public boolean isRepeatable() {
        return isOver() && request.attachments().size() == attached.size();
    }

    public boolean isOver() {
        return ending.isPresent();
    }

    /** What it is called in a list: the question, or what was wanted where there are no words. */
    public String title() {
        String line = question().strip().lines().findFirst().orElse("");
        return !line.isEmpty() ? line : attached.isEmpty() ? intent().title()
                : intent().title() + ": " + String.join(", ", attached);
    }

    /** For who goes on from it; empty while it is answered. */
    public Optional<Turn> turn() {
        return ending.map(how -> new Turn(request, answer, citations, plan, steps,
                author.orElseGet(Author.Search::new), how, reason, spent));
    }

    /** After {@code event}. */
    public Exchange with(TurnEvent event) {
        return switch (event) {
            case TurnEvent.Answering(Author by) -> copy(answer, citations, plan, steps, asked, Optional.of(by), spent);
            case TurnEvent.Piece(String text) -> copy(answer + text, citations, plan, steps, asked, author, spent);
            case TurnEvent.Cited(Citation place) -> citations.contains(place) ? this
                    : copy(answer, and(citations, place), plan, steps, asked, author, spent);
            case TurnEvent.Planned(List<Turn.PlanItem> items) ->
                copy(answer, citations, items, steps, asked, author, spent);
            case TurnEvent.Stepped(ToolStep step) -> stepped(step);
            case TurnEvent.Wanted(ApprovalRequest owed) -> stepped(owed.step()).asking(Optional.of(owed));
            case TurnEvent.Used(Spent used) -> copy(answer, citations, plan, steps, asked, author, used);
            case TurnEvent.Staged staged -> this;
        };
    }

    /** A step that goes on was decided about. */
    private Exchange stepped(ToolStep step) {
        var all = new ArrayList<>(steps);
        all.removeIf(each -> each.number() == step.number());
        int at = 0;
        while (at < all.size() && all.get(at).number() < step.number()) {
            at++;
        }
        all.add(at, step);
        boolean decided = asked.filter(owed -> owed.step().number() == step.number()).isPresent()
                && step.state() != ToolStep.State.WAITING;
        return copy(answer, citations, plan, all, decided ? Optional.empty() : asked, author, spent);
    }

    /** With another decision owed. */
    public Exchange asking(Optional<ApprovalRequest> owed) {
        return copy(answer, citations, plan, steps, owed, author, spent);
    }

    /** As it is in the end. */
    public Exchange with(Turn turn) {
        return new Exchange(time, request, attached, turn.answer(), turn.citations(), turn.plan(),
                turn.steps(), Optional.empty(), Optional.of(turn.author()), Optional.of(turn.ending()), turn.reason(),
                turn.spent());
    }

    /** It ended before its time. */
    public Exchange ended(Turn.Ending how, String why) {
        return new Exchange(time, request, attached, answer, citations, plan, steps, Optional.empty(),
                author, Optional.of(how), why, spent);
    }

    private Exchange copy(String text, List<Citation> places, List<Turn.PlanItem> items, List<ToolStep> done,
            Optional<ApprovalRequest> owed, Optional<Author> by, Spent used) {
        return new Exchange(time, request, attached, text, places, items, done, owed, by, ending, reason, used);
    }

    private static <T> List<T> and(List<T> some, T more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
