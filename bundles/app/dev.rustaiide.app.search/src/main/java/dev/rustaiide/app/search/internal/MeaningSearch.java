package dev.rustaiide.app.search.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;

/**
 * The question that people ask, what was found, and how much of the open folders is known by now. Nothing is read
 * before {@link #begin}; from then on what is known follows the files. UI thread only.
 */
@Creatable
public final class MeaningSearch {
    /** Answers that are of use to people. */
    static final int MOST = 50;
    /** Between two answers while more becomes known. */
    private static final Duration RENEWAL = Duration.ofSeconds(2);
    /** Files change in bunches. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final SearchedFolders files;
    private final SearchedFolders commits;
    private final OpenFolders folders;
    private final Executor ui;
    private final Debounce changed;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<Folder, Subscription> watched = new HashMap<>();
    private Runnable entry = () -> { };
    private String question = "";
    private List<Hit> hits = List.of();
    private Coverage coverage = SearchedFolders.NOTHING;
    private Optional<Failure> failure = Optional.empty();
    private Call<Coverage> reading = Call.of(SearchedFolders.NOTHING);
    private Call<List<Hit>> searching = Call.of(List.of());
    private String stage = "";
    private long renewed;
    private boolean begun;
    private boolean stopped;
    private boolean wanted;
    private boolean held;
    private boolean behind;
    private boolean history;

    @Inject
    public MeaningSearch(CodeSearch search, OpenFolders folders, Ui ui) {
        this(search, folders, ui, QUIET);
    }

    MeaningSearch(CodeSearch search, OpenFolders folders, Executor ui, Duration quiet) {
        this.files = new SearchedFolders(search::open);
        this.commits = new SearchedFolders(search::openHistory);
        this.folders = folders;
        this.ui = ui;
        this.changed = new Debounce(quiet, ui, this::readChanges);
        folders.onChange(this::follow);
    }

    /** Runs {@code listener} after anything of it has changed. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** {@code field} takes the focus whenever people come to ask. */
    void onEntry(Runnable field) {
        entry = field;
    }

    /** People come to ask. */
    void enter() {
        entry.run();
    }

    String question() {
        return question;
    }

    /** What was found, the best first. */
    List<Hit> hits() {
        return hits;
    }

    boolean isSearching() {
        return !searching.isDone();
    }

    /** The reading that is under way, or the last one; to show its progress and to cancel it. */
    Call<Coverage> reading() {
        return reading;
    }

    /** How much is known since the last time that all was read. */
    Coverage coverage() {
        return coverage;
    }

    /** Why the last search or reading failed. */
    Optional<Failure> failure() {
        return failure;
    }

    /** Whether people have stopped the reading. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether more is known by now than when the answer was given. */
    boolean isBehind() {
        return behind;
    }

    boolean hasFolders() {
        return !folders.all().isEmpty();
    }

    /** Somebody wants to search: reads the open folders, the first time that it is said. */
    void begin() {
        if (!begun) {
            begun = true;
            follow();
        }
    }

    /** Finds what {@code text} is about. */
    void ask(String text) {
        begin();
        question = text.strip();
        held = false;
        failure = Optional.empty();
        search();
    }

    /** Whether commits are looked for, and not what is there now. */
    boolean isHistory() {
        return history;
    }

    /** Turns from what is there now to the commits that made it, or back; the question stays. */
    void setHistory(boolean wanted) {
        if (history != wanted) {
            history = wanted;
            hits = List.of();
            coverage = SearchedFolders.NOTHING;
            failure = Optional.empty();
            reading.cancel();
            reading = Call.of(SearchedFolders.NOTHING);
            again();
        }
    }

    private SearchedFolders searched() {
        return history ? commits : files;
    }

    /** Asks the last question again, and reads what has changed or was left out. */
    void again() {
        begin();
        held = false;
        read();
        search();
    }

    /** People are going through the answer, which shall not change under their hands until they ask again. */
    void hold() {
        held = true;
    }

    /** Folders came or went. */
    private void follow() {
        if (!begun) {
            tell();
            return;
        }
        List<Folder> open = folders.all();
        boolean same = watched.keySet().equals(Set.copyOf(open));
        for (Folder gone : watched.keySet().stream().filter(each -> !open.contains(each)).toList()) {
            watched.remove(gone).close();
        }
        for (Folder folder : open) {
            watched.computeIfAbsent(folder, each -> each.onChange(ui, changes -> changed.trigger()));
        }
        if (!same) {
            held = false;
            hits = List.of();
            read();
            search();
        }
    }

    private void readChanges() {
        if (!stopped) {
            read();
        }
    }

    private void read() {
        stopped = false;
        if (!reading.isDone()) {
            wanted = true;
            return;
        }
        stage = "";
        Call<Coverage> call = searched().read(roots());
        reading = call;
        call.onProgress(ui, this::advanced);
        call.whenDone(ui, outcome -> {
            if (call == reading) {
                finished(outcome);
            }
        });
        tell();
    }

    private List<Path> roots() {
        return folders.all().stream().map(Folder::path).toList();
    }

    /** Words are known as soon as meanings are being looked for; of those, more with each renewal. */
    private void advanced(Progress progress) {
        String now = progress.message().replaceFirst("[ …].*", "");
        if (!now.equals(stage) || System.nanoTime() - renewed > RENEWAL.toNanos()) {
            stage = now;
            renew();
        }
    }

    private void finished(Outcome<Coverage> outcome) {
        switch (outcome) {
            case Outcome.Success<Coverage>(Coverage known) -> {
                coverage = known;
                failure = Optional.empty();
            }
            case Outcome.Failed<Coverage>(Throwable cause) -> failure = Optional.of(FailureNotices.failureOf(cause));
            case Outcome.Cancelled<Coverage> cancelled -> stopped = true;
        }
        if (wanted && !stopped) {
            wanted = false;
            read();
        }
        renew();
    }

    private void renew() {
        renewed = System.nanoTime();
        search();
    }

    private void search() {
        searching.cancel();
        if (question.isEmpty() || !hasFolders()) {
            hits = List.of();
            searching = Call.of(hits);
            tell();
            return;
        }
        Call<List<Hit>> call = searched().search(roots(), question, MOST);
        searching = call;
        call.onSuccess(ui, found -> answered(call, found));
        call.onFailure(ui, cause -> {
            if (call == searching) {
                failure = Optional.of(FailureNotices.failureOf(cause));
                tell();
            }
        });
        tell();
    }

    private void answered(Call<List<Hit>> call, List<Hit> found) {
        if (call != searching) {
            return;
        }
        behind = held && !found.equals(hits);
        if (!behind) {
            hits = found;
        }
        tell();
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
