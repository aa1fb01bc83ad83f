package dev.rustaiide.app.assistant.internal.talk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.error.Failure;

/**
 * The conversation of the window: what was asked and answered in it, what is being written, and what an agent has
 * staged. It is about one folder, the one in which people worked when it began. UI thread only.
 */
@Creatable
public final class Talk {
    private static final String STOPPED = "You stopped it.";

    private final Assistant assistant;
    private final OpenFolders folders;
    private final Buffers buffers;
    private final TalkShelf shelf;
    private final Executor ui;
    private final Clock clock;
    private final List<Runnable> listeners = new ArrayList<>();
    private Runnable entry = () -> { };
    private Optional<Folder> folder = Optional.empty();
    private List<Exchange> exchanges = List.of();
    private List<Attachment> attached = List.of();
    private Optional<Conversation> conversation = Optional.empty();
    private Staged staged;
    private @Nullable Answering answering;

    @Inject
    public Talk(Assistant assistant, OpenFolders folders, Buffers buffers, TalkShelf shelf, Ui ui) {
        this(assistant, folders, buffers, shelf, ui, Clock.systemUTC());
    }

    Talk(Assistant assistant, OpenFolders folders, Buffers buffers, TalkShelf shelf, Executor ui, Clock clock) {
        this.assistant = assistant;
        this.folders = folders;
        this.buffers = buffers;
        this.shelf = shelf;
        this.ui = ui;
        this.clock = clock;
        this.staged = new Staged(ui, this::tell);
        shelf.onChange(this::shelved);
        folders.onChange(this::follow);
    }

    /** An answer on its way. */
    private final class Answering {
        private final int at = exchanges.size() - 1;
        private final EventQueue queue = new EventQueue(ui, this::take);
        private Call<Turn> call = Call.failed(new IllegalStateException("not asked yet"));

        void begin(Conversation asked, Request request) {
            call = asked.ask(request, queue::add);
            call.whenDone(ui, outcome -> {
                queue.drain();
                end(outcome);
            });
        }

        private void take(List<TurnEvent> events) {
            if (answering != this) {
                return;
            }
            Exchange now = exchanges.get(at);
            for (TurnEvent event : joined(events)) {
                now = now.with(event);
            }
            replace(at, now);
            if (events.stream().anyMatch(TurnEvent.Staged.class::isInstance)) {
                staged.look();
            }
        }

        private void end(Outcome<Turn> outcome) {
            if (answering != this) {
                return;
            }
            answering = null;
            Exchange now = exchanges.get(at);
            replace(at, switch (outcome) {
                case Outcome.Success<Turn>(Turn turn) -> now.with(turn);
                case Outcome.Failed<Turn>(Throwable cause) -> now.ended(Turn.Ending.FAILED, told(cause));
                case Outcome.Cancelled<Turn> cancelled -> now.ended(Turn.Ending.CANCELLED, STOPPED);
            });
            staged.look();
        }
    }

    /** One piece for all that stand together: an answer grows by frames, not by tokens. */
    private static List<TurnEvent> joined(List<TurnEvent> events) {
        var all = new ArrayList<TurnEvent>();
        var text = new StringBuilder();
        for (TurnEvent event : events) {
            if (event instanceof TurnEvent.Piece(String more)) {
                text.append(more);
                continue;
            }
            if (!text.isEmpty()) {
                all.add(new TurnEvent.Piece(text.toString()));
                text.setLength(0);
            }
            all.add(event);
        }
        if (!text.isEmpty()) {
            all.add(new TurnEvent.Piece(text.toString()));
        }
        return all;
    }

    private static String told(Throwable cause) {
        Failure failure = FailureNotices.failureOf(cause);
        return String.join(" ", List.of(failure.what(), failure.why(), failure.nextStep()));
    }

    /** Runs {@code listener} after anything of it has changed. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** {@code field} takes the focus whenever people come to ask. */
    public void onEntry(Runnable field) {
        entry = field;
    }

    /** People come to ask. */
    public void enter() {
        begin();
        entry.run();
    }

    /** Somebody looks: brings back what was said in the folder that people work in. */
    public void begin() {
        if (folder.isEmpty()) {
            follow();
        }
    }

    /** The first that is open, unless the conversation is about one that still is. */
    private void follow() {
        boolean isOpen = folder.filter(folders.all()::contains).isPresent();
        if (!isOpen) {
            leave();
            folder = folders.current().or(() -> folders.all().stream().findFirst());
            folder.ifPresent(found -> {
                shelf.open(found.path());
                staged.lookFor(assistant.left(place(found)));
            });
        }
        tell();
    }

    private Workplace place(Folder about) {
        return new Workplace(about.path(), buffers, folders.isTrusted(about));
    }

    private void leave() {
        Answering now = answering;
        stop();
        answering = null;
        if (now != null) {
            replace(now.at, exchanges.get(now.at).ended(Turn.Ending.CANCELLED, STOPPED));
        }
        conversation.ifPresent(Conversation::close);
        conversation = Optional.empty();
        exchanges = List.of();
        attached = List.of();
        staged.forget();
    }

    /** What was kept is here, unless people were quicker. */
    private void shelved() {
        if (exchanges.isEmpty()) {
            exchanges = shelf.current().map(KeptTalk::exchanges).orElse(List.of());
        }
        tell();
    }

    /** The folder that it is about; empty if none is open. */
    public Optional<Folder> folder() {
        return folder;
    }

    /** The first first. */
    public List<Exchange> exchanges() {
        return exchanges;
    }

    /** What is being written. */
    public Draft draft() {
        return shelf.draft();
    }

    /** What goes with the next question. */
    public List<Attachment> attached() {
        return attached;
    }

    public boolean isAnswering() {
        return answering != null;
    }

    /** A decision that is waited for. */
    public Optional<ApprovalRequest> asked() {
        return exchanges.isEmpty() ? Optional.empty() : exchanges.getLast().asked();
    }

    /** What an agent has staged, here or in a conversation that was killed. */
    public Staged staged() {
        return staged;
    }

    /** Conversations about this folder, this one among them, the last first; as they were when they were read. */
    public Call<List<KeptTalk>> earlier() {
        return shelf.all();
    }

    public void setDraft(String text) {
        shelf.keep(shelf.draft().withText(text));
    }

    /** Whether an agent shall work, or a question be answered. */
    public void setWork(boolean work) {
        shelf.keep(shelf.draft().withWork(work));
        tell();
    }

    /** Shows something with the next question. */
    public void attach(Attachment more) {
        if (attached.stream().noneMatch(each -> AttachmentText.isSame(each, more))) {
            var all = new ArrayList<>(attached);
            all.add(more);
            attached = List.copyOf(all);
            tell();
        }
    }

    public void detach(Attachment gone) {
        attached = attached.stream().filter(each -> each != gone).toList();
        tell();
    }

    /** Asks what was written, with what is attached; whether there was anything to ask. */
    public boolean send() {
        String text = draft().text().strip();
        if (text.isEmpty() && attached.isEmpty() || isAnswering() || folder.isEmpty()) {
            return false;
        }
        Intent intent = draft().isWork() ? Intent.WORK : text.isEmpty() ? Intent.EXPLAIN : Intent.ASK;
        List<Attachment> with = attached;
        attached = List.of();
        shelf.keep(shelf.draft().withText(""));
        return ask(new Request(intent, text, with, Budget.USUAL, Set.of()));
    }

    /** Asks; false if no folder is open or something is being answered. */
    public boolean ask(Request request) {
        begin();
        if (folder.isEmpty() || isAnswering()) {
            return false;
        }
        Conversation here = conversation.orElseGet(() -> assistant.begin(place(folder.get()),
                exchanges.stream().flatMap(each -> each.turn().stream()).toList()));
        conversation = Optional.of(here);
        staged.of(here);
        var all = new ArrayList<>(exchanges);
        all.add(Exchange.begin(clock.instant(), request));
        exchanges = List.copyOf(all);
        Answering now = new Answering();
        answering = now;
        now.begin(here, request);
        keep();
        return true;
    }

    /** Stops the answer; what was said until now stays. */
    public void stop() {
        Answering now = answering;
        if (now != null) {
            now.call.cancel();
        }
    }

    public void decide(ApprovalRequest.Decision decision) {
        asked().ifPresent(request -> {
            request.answer(decision);
            replace(exchanges.size() - 1, exchanges.getLast().asking(Optional.empty()));
        });
    }

    /** Begins another conversation, about the folder in which people work now; this one is kept. */
    public void startOver() {
        leave();
        shelf.startOver();
        if (!folder.equals(folders.current())) {
            folder = Optional.empty();
            follow();
        }
        folder.ifPresent(about -> staged.lookFor(assistant.left(place(about))));
        tell();
    }

    /** Goes on with an earlier conversation. */
    public void open(KeptTalk earlier) {
        leave();
        exchanges = earlier.exchanges();
        shelf.resume(earlier);
        tell();
    }

    private void replace(int at, Exchange with) {
        var all = new ArrayList<>(exchanges);
        all.set(at, with);
        exchanges = List.copyOf(all);
        keep();
    }

    private void keep() {
        shelf.keep(exchanges);
        tell();
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** The program ends: stops what runs and writes what is not written, right here. */
    public void end() {
        stop();
        shelf.end();
        conversation.ifPresent(Conversation::close);
    }

    /** The edits of the conversation, for who reviews them. */
    public Optional<StagedEdits> edits() {
        return staged.edits();
    }
}
