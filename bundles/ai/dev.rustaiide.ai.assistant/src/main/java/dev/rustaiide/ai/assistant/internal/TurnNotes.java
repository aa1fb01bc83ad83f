package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.assistant.Turn.PlanItem;
import dev.rustaiide.ai.assistant.TurnEvent;

/** What has happened in a turn so far, told to whoever listens and kept for the turn. Any thread may use it. */
final class TurnNotes {
    private final Request request;
    private final Meter meter;
    private final Consumer<TurnEvent> events;

    // All guarded by this.
    private final StringBuilder answer = new StringBuilder();
    private final List<Citation> citations = new ArrayList<>();
    private final List<ToolStep> steps = new ArrayList<>();
    private List<PlanItem> plan = List.of();
    private Author author = new Author.Search();

    TurnNotes(Request request, Meter meter, Consumer<TurnEvent> events) {
        this.request = request;
        this.meter = meter;
        this.events = events;
    }

    Request request() {
        return request;
    }

    Meter meter() {
        return meter;
    }

    synchronized void answering(Author by) {
        if (!by.equals(author) || answer.isEmpty()) {
            author = by;
            events.accept(new TurnEvent.Answering(by));
        }
    }

    synchronized Author author() {
        return author;
    }

    synchronized void piece(String text) {
        if (!text.isEmpty()) {
            answer.append(text);
            events.accept(new TurnEvent.Piece(text));
        }
    }

    synchronized void paragraph() {
        if (!answer.isEmpty() && answer.charAt(answer.length() - 1) != '\n') {
            piece("\n\n");
        }
    }

    synchronized String answer() {
        return answer.toString();
    }

    /** What is the answer after all. */
    synchronized void answer(String text) {
        answer.setLength(0);
        answer.append(text);
    }

    synchronized void cited(Citation citation) {
        if (!citations.contains(citation)) {
            citations.add(citation);
            events.accept(new TurnEvent.Cited(citation));
        }
    }

    synchronized void planned(List<PlanItem> items) {
        plan = items;
        events.accept(new TurnEvent.Planned(items));
    }

    synchronized void stepped(ToolStep step) {
        if (step.number() <= steps.size()) {
            steps.set(step.number() - 1, step);
        } else {
            steps.add(step);
        }
        events.accept(new TurnEvent.Stepped(step));
    }

    synchronized int nextStep() {
        return steps.size() + 1;
    }

    synchronized void wanted(ApprovalRequest approval) {
        events.accept(new TurnEvent.Wanted(approval));
    }

    synchronized void staged(Checkpoint checkpoint) {
        events.accept(new TurnEvent.Staged(checkpoint));
    }

    synchronized void used() {
        events.accept(new TurnEvent.Used(meter.spent()));
    }

    synchronized Turn turn(Ending ending, String reason) {
        return new Turn(request, answer.toString().strip(), citations, plan, steps, author, ending, reason,
                meter.spent());
    }
}
