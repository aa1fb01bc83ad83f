package dev.rustaiide.ai.next.edit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.NextEdits;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Answers where else the last change is wanted, from the text alone: at once, without a model that writes. */
@Component(service = LanguageSource.class)
public final class NextEditSource implements LanguageSource {
    /** What is longer was not written by people. */
    private static final int LARGEST = 1 << 20;
    private static final Set<LanguageId> PROSE = Set.of(LanguageId.PLAIN_TEXT, new LanguageId("markdown"));

    private final FragmentCheck check;
    private final KnownTexts known = new KnownTexts();

    @Activate
    public NextEditSource(@Reference Syntax syntax) {
        this.check = new FragmentCheck(syntax);
    }

    @Override
    public String name() {
        return "next edits";
    }

    @Override
    public boolean isSyntactic() {
        return true;
    }

    @Override
    public boolean covers(SourceText text) {
        return !PROSE.contains(text.language()) && text.text().length() <= LARGEST;
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    @Override
    public void forget(SourceText text) {
        known.forget(text.file());
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of question has an answer of its own type
    public <A> Call<A> ask(Question<A> question) {
        return question instanceof NextEdits.After after && !after.changes().isEmpty()
                ? (Call<A>) Call.start("next edits", scope -> answer(after)) : Call.of(question.nothing());
    }

    private NextEdits answer(NextEdits.After after) throws InterruptedException {
        Text text = after.source().text();
        List<Change> changes = after.changes().stream().map(each -> new Change(text.offsetOf(each.range().start()),
                text.offsetOf(each.range().end()), each.before())).toList();
        String language = after.source().language().value();
        List<Site> sites = known.with(after.source(), tokens -> NextEditSearch.sites(tokens, language, changes));
        List<NextEdits.Suggestion> found = new ArrayList<>();
        for (Site site : NextEditSearch.chosen(sites, text.offsetOf(after.position()), NextEditSearch.LEAST)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (found.size() < after.most() && check.fits(after.source(), site)) {
                Range range = new Range(text.positionOf(site.start()), text.positionOf(site.end()));
                found.add(new NextEdits.Suggestion(new TextEdit(range, site.written()), site.reason(),
                        site.confidence()));
            }
        }
        return new NextEdits(found);
    }
}
