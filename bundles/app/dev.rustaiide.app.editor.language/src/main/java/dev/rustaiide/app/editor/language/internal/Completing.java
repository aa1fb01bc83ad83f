package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.editor.language.Completion;
import dev.rustaiide.app.editor.language.CompletionSource;
import dev.rustaiide.app.editor.language.TintedCode;
import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Span;

/**
 * Offers what could be written at the caret: when asked, at characters that ask for it, and while a name is typed. The
 * list follows what is typed at once; answers that come meanwhile join it.
 */
final class Completing implements EditedText.Listener, EditorInput.Overlay {
    private static final Duration PAUSE = Duration.ofMillis(80);
    private static final Duration LOOK = Duration.ofMillis(60);
    /** What stands before a member, in the languages that there are. */
    private static final List<String> MEMBER = List.of(".", "::", "->");
    private static final String BY_NAME = "By name: nobody who knows types is ready";

    private final EditedText model;
    private final EditorView view;
    private final Inquiries inquiries;
    private final CaretNote note;
    private final CompletionPopup popup;
    private final CompletionWriter writer;
    private final Likely likely;
    private final ListOutcome outcome;
    private final Inquiry inquiry;
    private final Inquiry details;
    private final Debounce pause;
    private final Debounce lookLonger;
    /** What sources said when asked for more, by what they had said before. */
    private final Map<Proposal, Proposal> detailed = new IdentityHashMap<>();
    private CompletionSource source = CompletionSource.NONE;
    private @Nullable Call<List<Completion>> known;
    private List<Candidate> fromSource = List.of();
    private List<Candidate> proposed = List.of();
    private @Nullable DriftLog drift;
    private Optional<Character> trigger = Optional.empty();
    private boolean complete = true;
    private boolean syntactic;
    private boolean explicit;
    /** Whether a letter of a name has opened the list, so that it ends with the name. */
    private boolean withName;
    private @Nullable Candidate lookedAt;
    /** What the list was shown for. */
    private @Nullable Text shownFor;

    Completing(EditorView view, Look look, Inquiries inquiries, SnippetSession snippets, CaretNote note) {
        this.model = inquiries.model();
        this.view = view;
        this.inquiries = inquiries;
        this.note = note;
        this.popup = new CompletionPopup(view, look, this::lookAt, this::accept);
        this.writer = new CompletionWriter(view, inquiries, snippets);
        this.likely = new Likely(inquiries, this::likelyKnown);
        this.outcome = new ListOutcome(inquiries);
        this.inquiry = inquiries.inquiry();
        this.details = inquiries.inquiry();
        Canvas canvas = view.canvas();
        this.pause = new Debounce(PAUSE, inquiries.ui(), this::ask);
        this.lookLonger = new Debounce(LOOK, inquiries.ui(), this::askForDetails);
        canvas.addListener(SWT.MouseDown, event -> close());
        canvas.addListener(SWT.FocusOut, event -> close());
        canvas.addListener(SWT.Dispose, event -> close());
        view.onScroll(this::close);
        model.addListener(this);
    }

    void setSource(CompletionSource other) {
        source = other;
    }

    /** Asks what could be written at the caret. */
    void open() {
        trigger = Optional.empty();
        explicit = true;
        withName = false;
        askLikely();
        ask();
    }

    boolean isOpen() {
        return popup.isOpen();
    }

    private void askLikely() {
        if (source == CompletionSource.NONE && !model.isReadOnly()) {
            likely.ask();
        }
    }

    /** What others have said is put in its place among it. */
    private void likelyKnown() {
        likely.rank(proposed, this::show);
    }

    /** Offers the values that a place of a snippet can have. */
    void offer(Span replaced, List<String> values) {
        close();
        List<Candidate> choices = new ArrayList<>();
        for (String value : values) {
            choices.add(Candidate.choice(value, replaced, choices.size()));
        }
        fromSource = choices;
        show();
    }

    private void ask() {
        if (view.canvas().isDisposed() || model.isReadOnly()) {
            return;
        }
        askSource();
        if (inquiries.isConnected()) {
            Completions.At question = new Completions.At(inquiries.source(), inquiries.caret(), trigger);
            inquiry.follow(question, this::take);
        }
        trigger = Optional.empty();
    }

    private void askSource() {
        Optional.ofNullable(known).ifPresent(Call::cancel);
        known = null;
        if (source == CompletionSource.NONE) {
            return;
        }
        Text text = model.text();
        int caret = model.selections().main().caret();
        Call<List<Completion>> call = Call.start("complete", scope -> source.at(text, caret));
        known = call;
        call.onSuccess(inquiries.ui(), found -> {
            if (known == call && !view.canvas().isDisposed() && text == model.text()
                    && caret == model.selections().main().caret()) {
                List<Candidate> candidates = new ArrayList<>();
                found.forEach(each -> candidates.add(Candidate.of(each, candidates.size())));
                fromSource = candidates;
                show();
            }
        });
    }

    private void take(Answer<Completions> answer, Drift moved) {
        int caret = model.selections().main().caret();
        List<Candidate> candidates = new ArrayList<>();
        for (Proposal proposal : answer.value().proposals()) {
            Span replaced = moved.grown(proposal.insertion().range());
            if (replaced.touches(caret)) {
                candidates.add(Candidate.of(proposal, replaced));
            }
        }
        complete = answer.value().isComplete();
        syntactic = answer.isSyntactic();
        drift = new DriftLog(moved);
        detailed.clear();
        likely.rank(candidates, () -> showProposed(candidates));
    }

    private void showProposed(List<Candidate> candidates) {
        proposed = candidates;
        boolean nothing = proposed.isEmpty() && likely.proposed().isEmpty() && fromSource.isEmpty();
        if (explicit && nothing && source == CompletionSource.NONE) {
            note.show("Nothing is known that could be written here.");
        }
        show();
    }

    private void show() {
        int caret = model.selections().main().caret();
        List<Candidate> all = new ArrayList<>(fromSource);
        all.addAll(proposed);
        List<String> seen = shownFor == model.text() && popup.isOpen() ? popup.seen() : List.of();
        Set<String> names = new HashSet<>();
        proposed.forEach(each -> names.add(each.proposal().name()));
        likely.proposed().stream().filter(each -> isOpenTo(each, seen))
                .filter(each -> names.add(each.proposal().name())).forEach(all::add);
        List<CompletionMatches.Match> matches = CompletionMatches.of(all, model.text(), caret, likely);
        if (matches.isEmpty() || !view.canvas().isFocusControl()) {
            outcome.closed();
            popup.close();
            return;
        }
        List<CompletionMatches.Match> kept = CompletionMatches.keeping(seen, matches);
        shownFor = model.text();
        popup.show(kept, syntactic && !proposed.isEmpty() ? BY_NAME : "", selected(seen, kept));
        if (fromSource.isEmpty()) {
            outcome.shown(kept, proposed);
        }
    }

    /**
     * Whether a name that is only likely may stand in the list: not among the members of something once somebody has
     * told them who knows its type, unless people have gone down to it meanwhile.
     */
    private boolean isOpenTo(Candidate likelyOne, List<String> seen) {
        int start = likelyOne.replaced().start();
        String before = model.text().substring(Math.max(0, start - 2), start);
        boolean member = MEMBER.stream().anyMatch(before::endsWith);
        boolean told = !syntactic && !proposed.isEmpty();
        return !member || !told || seen.size() > 1 && seen.contains(likelyOne.proposal().name());
    }

    /** Where the selected one of those that were seen is now. */
    private static int selected(List<String> seen, List<CompletionMatches.Match> matches) {
        for (int i = 0; i < matches.size() && !seen.isEmpty(); i++) {
            if (matches.get(i).candidate().proposal().name().equals(seen.getLast())) {
                return i;
            }
        }
        return 0;
    }

    private void lookAt(Candidate candidate) {
        lookedAt = candidate;
        Proposal best = detailed.getOrDefault(candidate.proposal(), candidate.proposal());
        explain(best);
        details.cancel();
        lookLonger.cancel();
        if (!candidate.isDetailed() && best == candidate.proposal()) {
            lookLonger.trigger();
        }
    }

    private void askForDetails() {
        Candidate candidate = lookedAt;
        if (candidate != null && popup.isOpen()) {
            details.follow(new Proposal.Details(candidate.proposal()), (answer, moved) -> {
                detailed.put(candidate.proposal(), answer.value());
                if (lookedAt == candidate) {
                    explain(answer.value());
                }
            });
        }
    }

    /** The whole type, and what is written about it. */
    private void explain(Proposal proposal) {
        boolean wide = proposal.detail().length() > 24 || proposal.detail().contains("\n");
        String markdown = (wide ? "```\n" + proposal.detail() + "\n```\n" : "")
                + PlainLinks.of(proposal.documentation());
        if (markdown.isBlank()) {
            popup.explain("", CodeTint.NONE);
            return;
        }
        Candidate of = lookedAt;
        Call.start("tint", scope -> TintedCode.of(model.document().syntax(), model.document().language(), markdown))
                .onSuccess(inquiries.ui(), tint -> {
                    if (lookedAt == of && popup.isOpen()) {
                        popup.explain(markdown, tint);
                    }
                });
    }

    private void accept(Candidate candidate) {
        Proposal more = detailed.get(candidate.proposal());
        DriftLog moved = drift == null ? new DriftLog(new Drift(model.text(), List.of())) : drift;
        outcome.taken(candidate);
        close();
        writer.write(more == null ? candidate : candidate.detailed(more), moved);
    }

    /** Whether the list takes {@code command}, which leads it while it is open. */
    @Override
    public boolean take(EditorCommand command) {
        writer.settle();
        if (!popup.isOpen()) {
            if (command == EditorCommand.SINGLE_CURSOR) {
                close();
            }
            return false;
        }
        switch (command) {
            case CURSOR_UP -> popup.lead(SWT.ARROW_UP);
            case CURSOR_DOWN -> popup.lead(SWT.ARROW_DOWN);
            case CURSOR_PAGE_UP -> popup.lead(SWT.PAGE_UP);
            case CURSOR_PAGE_DOWN -> popup.lead(SWT.PAGE_DOWN);
            case SINGLE_CURSOR -> close();
            case TAB -> popup.selected().ifPresent(this::accept);
            case NEW_LINE -> {
                return enter();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Enter writes what is selected, unless that is there already: then it is the key for a new line. */
    private boolean enter() {
        Optional<Candidate> selected = popup.selected();
        if (selected.isEmpty() || writer.isThere(selected.get())) {
            close();
            return false;
        }
        accept(selected.get());
        return true;
    }

    /** A character that ends a proposal writes it first. */
    @Override
    public void typing(String characters) {
        Optional<Candidate> selected = popup.selected();
        boolean commits = characters.length() == 1 && selected.isPresent()
                && selected.get().proposal().commits().contains(characters.charAt(0))
                && selected.get().replaced().start() < model.selections().main().caret();
        if (commits) {
            accept(selected.get());
        }
        writer.settle();
    }

    @Override
    public void textChanged(DocumentChange change) {
        fromSource = fromSource.stream().map(each -> each.moved(change)).toList();
        proposed = proposed.stream().map(each -> each.moved(change)).toList();
        likely.moved(change);
        if (drift != null) {
            drift.add(change);
        }
        if (writer.isWriting() || model.isReadOnly()) {
            return;
        }
        char typed = typed(change);
        boolean suggests = model.options().language().suggestOnType();
        if (typed != 0 && suggests && inquiries.triggers().completion().contains(typed)) {
            explicit = false;
            withName = false;
            trigger = Optional.of(typed);
            inquiries.ui().execute(() -> { // when the key is on the screen
                askLikely();
                ask();
            });
        } else if (goesOn(change, typed, suggests)) {
            trigger = Optional.empty();
            inquiries.ui().execute(this::askLikely);
            if (!popup.isOpen()) {
                explicit = false;
                withName = true;
                pause.trigger();
            } else if (!complete) {
                pause.trigger();
            }
        } else if (withName && typed == 0 && !isBehindName(change)) {
            close();
        } else if (!popup.isOpen()) {
            pause.cancel();
            inquiry.cancel();
            likely.clear();
        }
    }

    private static boolean isBehindName(DocumentChange change) {
        int end = change.changes().getFirst().start() + change.changes().getFirst().replacement().length();
        return end > 0 && Words.isName(change.after().charAt(end - 1));
    }

    /** The character that a change types; 0 if it is another change. */
    static char typed(DocumentChange change) {
        Text replacement = change.changes().getFirst().replacement();
        boolean pair = replacement.length() == 2 && "()[]{}\"\"''".contains(replacement);
        return replacement.length() == 1 || pair ? replacement.charAt(0) : 0;
    }

    /** Whether a change begins a name or goes on with one where something may be known. */
    private boolean goesOn(DocumentChange change, char typed, boolean suggests) {
        if (typed == '"') {
            return source != CompletionSource.NONE;
        }
        if (typed == 0 || !Words.isName(typed)) {
            return false;
        }
        if (source != CompletionSource.NONE) {
            return true;
        }
        int at = change.changes().getFirst().start();
        Span name = Words.nameAt(change.after(), at);
        boolean number = !name.isEmpty() && Character.isDigit(change.after().charAt(name.start()));
        return suggests && inquiries.isConnected() && !number && !model.isLiteral(at - 1);
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (!popup.isOpen() || writer.isWriting()) {
            return;
        }
        int caret = model.selections().main().caret();
        boolean inside = fromSource.stream().anyMatch(each -> each.replaced().touches(caret))
                || proposed.stream().anyMatch(each -> each.replaced().touches(caret))
                || likely.proposed().stream().anyMatch(each -> each.replaced().touches(caret));
        if (inside && model.selections().main().isEmpty()) {
            show();
        } else {
            close();
        }
    }

    private void close() {
        Optional.ofNullable(known).ifPresent(Call::cancel);
        known = null;
        inquiry.cancel();
        details.cancel();
        pause.cancel();
        lookLonger.cancel();
        fromSource = List.of();
        proposed = List.of();
        likely.clear();
        shownFor = null;
        drift = null;
        lookedAt = null;
        syntactic = false;
        outcome.closed();
        popup.close();
    }
}
