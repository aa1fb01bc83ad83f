package dev.rustaiide.app.editor.language.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Proposal;

/**
 * What is proposed at once, before anybody who knows more has answered, and how likely each proposal is, whoever made
 * it. Needs no widget. UI thread only.
 */
final class Likely {
    private final Inquiries inquiries;
    private final Inquiry atOnce;
    private final Inquiry ranking;
    private final Runnable changed;
    private List<Candidate> proposed = List.of();
    private Map<String, Double> scores = Map.of();

    /** {@code changed} runs when there are other proposals. */
    Likely(Inquiries inquiries, Runnable changed) {
        this.inquiries = inquiries;
        this.atOnce = inquiries.inquiry();
        this.ranking = inquiries.inquiry();
        this.changed = changed;
    }

    List<Candidate> proposed() {
        return proposed;
    }

    /** Asks what is likely at the caret. */
    void ask() {
        if (inquiries.isConnected()) {
            atOnce.ask(new Completions.AtOnce(inquiries.source(), inquiries.caret()), this::take);
        }
    }

    private void take(Answer<Completions> answer) {
        Drift none = new Drift(inquiries.text(), List.of());
        List<Candidate> found = new ArrayList<>();
        Map<String, Double> places = new HashMap<>();
        for (Proposal proposal : answer.value().proposals()) {
            found.add(Candidate.of(proposal, none.grown(proposal.insertion().range())));
            places.putIfAbsent(word(proposal), -(double) found.size());
        }
        proposed = found;
        scores = places;
        changed.run();
    }

    /** Has {@code others} and those of its own put in one order, then runs {@code then}, as soon as somebody can. */
    void rank(List<Candidate> others, Runnable then) {
        if (others.isEmpty() || !inquiries.isConnected()) {
            then.run();
            return;
        }
        List<Proposal> all = new ArrayList<>();
        others.forEach(each -> all.add(each.proposal()));
        proposed.forEach(each -> all.add(each.proposal()));
        var question = new Completions.Ranking(inquiries.source(), inquiries.caret(), all);
        ranking.follow(question, (answer, drift) -> {
            List<Double> numbers = answer.value();
            if (numbers.size() == all.size()) {
                Map<String, Double> known = new HashMap<>();
                for (int i = 0; i < numbers.size(); i++) {
                    known.merge(word(all.get(i)), numbers.get(i), Math::max);
                }
                scores = known;
            }
            then.run();
        }, cause -> then.run());
    }

    /** How likely {@code proposal} is among the others; empty if nobody has said so. */
    OptionalDouble score(Proposal proposal) {
        Double known = scores.get(word(proposal));
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }

    /** The name that it begins with: {@code println} of {@code println!(…)}. */
    private static String word(Proposal proposal) {
        String name = proposal.filter().isEmpty() ? proposal.name() : proposal.filter();
        int end = 0;
        while (end < name.length() && Character.isUnicodeIdentifierPart(name.charAt(end))) {
            end++;
        }
        return end == 0 ? name : name.substring(0, end);
    }

    void moved(DocumentChange change) {
        proposed = proposed.stream().map(each -> each.moved(change)).toList();
    }

    /** Forgets all, and hears no answer that is on its way. */
    void clear() {
        atOnce.cancel();
        ranking.cancel();
        proposed = List.of();
        scores = Map.of();
    }
}
