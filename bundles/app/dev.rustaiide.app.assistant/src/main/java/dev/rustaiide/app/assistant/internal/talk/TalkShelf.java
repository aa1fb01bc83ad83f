package dev.rustaiide.app.assistant.internal.talk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;

/**
 * What is kept of the conversations about a folder: what is written is on the disk a quarter of a second later, an
 * answer on its way after less than one. UI thread only; nothing waits there.
 */
@Creatable
public final class TalkShelf {
    private static final Duration TYPED = Duration.ofMillis(250);
    private static final Duration ANSWERED = Duration.ofMillis(700);
    private static final String ENDED = "The program ended before the answer did.";

    private final Path state;
    private final TextFiles files;
    private final Executor ui;
    private final Clock clock;
    private final List<Runnable> listeners = new ArrayList<>();
    private LatestWriter<Job> drafts;
    private LatestWriter<Job> talks;
    private Optional<TalkStore> store = Optional.empty();
    private Draft draft = Draft.NOTHING;
    private Optional<KeptTalk> current = Optional.empty();
    private Call<Found> reading = Call.of(new Found(Draft.NOTHING, Optional.empty()));
    private boolean touched;

    /** A write, with the place where it goes. */
    @FunctionalInterface
    private interface Job {
        void write() throws FailureException;
    }

    private record Found(Draft draft, Optional<KeptTalk> talk) {}

    @Inject
    public TalkShelf(StandardPaths paths, TextFiles files, Ui ui) {
        this(paths.state(), files, ui, Clock.systemUTC());
    }

    TalkShelf(Path state, TextFiles files, Executor ui, Clock clock) {
        this.state = state;
        this.files = files;
        this.ui = ui;
        this.clock = clock;
        drafts = writer(TYPED);
        talks = writer(ANSWERED);
    }

    private LatestWriter<Job> writer(Duration pause) {
        return new LatestWriter<>(pause, ui, Job::write, TalkShelf::refused);
    }

    private static void refused(Throwable cause) {
        LoggerFactory.getLogger(TalkShelf.class).warn("A conversation cannot be kept", cause);
    }

    /** Runs {@code listener} once what was kept of a folder is read. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Reads what is kept of {@code folder}. */
    void open(Path folder) {
        close();
        // Those of the folder before go on with what they have.
        drafts = writer(TYPED);
        talks = writer(ANSWERED);
        TalkStore opened = new TalkStore(state, folder, files);
        store = Optional.of(opened);
        Call<Found> call = Call.start("read conversations", scope -> {
            Draft kept = opened.draft();
            return new Found(kept, opened.talk(kept.talk()).map(TalkShelf::ended));
        });
        reading = call;
        call.onSuccess(ui, found -> {
            if (reading == call && !touched) {
                draft = found.draft();
                current = found.talk();
                listeners.forEach(Runnable::run);
            }
        });
        call.onFailure(ui, TalkShelf::refused);
    }

    /** From now on there is nothing; what is not written yet is written in its time. */
    void close() {
        reading.cancel();
        store = Optional.empty();
        draft = Draft.NOTHING;
        current = Optional.empty();
        touched = false;
    }

    /** An answer that was on its way is on its way no more. */
    private static KeptTalk ended(KeptTalk talk) {
        return new KeptTalk(talk.id(), talk.exchanges().stream().map(each -> each.isOver() ? each
                : each.ended(Turn.Ending.CANCELLED, ENDED)).toList());
    }

    Draft draft() {
        return draft;
    }

    Optional<KeptTalk> current() {
        return current;
    }

    void keep(Draft written) {
        touched |= !written.equals(draft);
        draft = written;
        store.ifPresent(place -> drafts.write(() -> place.write(written)));
    }

    void keep(List<Exchange> exchanges) {
        touched = true;
        String id = current.map(KeptTalk::id).orElseGet(() -> TalkStore.idAt(clock.millis()));
        KeptTalk talk = new KeptTalk(id, exchanges);
        current = Optional.of(talk);
        store.ifPresent(place -> talks.write(() -> place.write(talk)));
        if (!draft.talk().equals(id)) {
            keep(draft.withTalk(id));
        }
    }

    /** Another conversation begins. */
    void startOver() {
        touched = true;
        current = Optional.empty();
        keep(draft.withTalk(""));
    }

    /** {@code earlier} is the conversation from now on. */
    void resume(KeptTalk earlier) {
        touched = true;
        current = Optional.of(earlier);
        keep(draft.withTalk(earlier.id()));
    }

    Call<List<KeptTalk>> all() {
        return store.map(place -> Call.start("read conversations",
                scope -> place.talks().stream().map(TalkShelf::ended).toList())).orElseGet(() -> Call.of(List.of()));
    }

    /** The program ends and nothing starts any more: what is not written is written right here. */
    void end() {
        for (LatestWriter<Job> writer : List.of(drafts, talks)) {
            try {
                Optional<Job> rest = writer.takeRest();
                if (rest.isPresent()) {
                    rest.get().write();
                }
            } catch (FailureException cause) {
                refused(cause);
            }
        }
    }
}
