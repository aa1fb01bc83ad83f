package dev.rustaiide.app.assistant.internal.talk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;

/** Says what it is told to say, event by event, and waits where it is told to. */
public final class ScriptedAssistant implements Assistant {
    public final List<Request> asked = new ArrayList<>();
    public final List<List<Turn>> before = new ArrayList<>();
    public List<TurnEvent> events = List.of();
    public String answer = "";
    /** An answer ends when it is open. */
    public CountDownLatch end = new CountDownLatch(0);
    public Optional<String> model = Optional.empty();
    public int closed;
    public List<StagedEdits.StagedFile> staged = List.of();

    @Override
    public Conversation begin(Workplace place, List<Turn> until) {
        before.add(until);
        return new Scripted(place);
    }

    @Override
    public Call<List<Conversation>> left(Workplace place) {
        return Call.of(List.of());
    }

    @Override
    public Optional<String> model() {
        return model;
    }

    @Override
    public List<Offered> tools(Workplace place) {
        return List.of();
    }

    private final class Scripted implements Conversation {
        private final Workplace place;
        private final Edits edits = new Edits();

        Scripted(Workplace place) {
            this.place = place;
        }

        @Override
        public String id() {
            return "scripted";
        }

        @Override
        public Workplace place() {
            return place;
        }

        @Override
        public List<Turn> turns() {
            return List.of();
        }

        @Override
        public Call<Turn> ask(Request request, Consumer<TurnEvent> told) {
            asked.add(request);
            return Call.start("answer", scope -> {
                events.forEach(told);
                end.await();
                return new Turn(request, answer, List.of(), List.of(), List.of(), new Author.Search(),
                        Turn.Ending.DONE, "", new Spent(1, 2, Duration.ofMillis(3), 0));
            });
        }

        @Override
        public StagedEdits edits() {
            return edits;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private final class Edits implements StagedEdits {
        @Override
        public List<StagedFile> files() {
            return staged;
        }

        @Override
        public Optional<Text> text(Path file) {
            return Optional.empty();
        }

        @Override
        public void write(Path file, Text text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Checkpoint mark(String title) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Checkpoint> checkpoints() {
            return List.of();
        }

        @Override
        public void returnTo(Checkpoint checkpoint) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard() {
            staged = List.of();
        }

        @Override
        public Call<EditPlan> plan() {
            return Call.failed(new UnsupportedOperationException());
        }

        @Override
        public Call<AppliedEdit> apply(EditPlan accepted, String reviewer) {
            return Call.failed(new UnsupportedOperationException());
        }
    }
}
