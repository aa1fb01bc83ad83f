package dev.rustaiide.ai.assistant.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.AgentTool.Effect;
import dev.rustaiide.ai.assistant.Consent;
import dev.rustaiide.ai.assistant.Consent.Rule;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView;

/**
 * Decides what is done when a model asks for a tool: by the settings of the person and the organisation, by what the
 * person has said, and by whether the folder is trusted. Nothing else has a say. Any thread may use it.
 */
final class Consents {
    private final SettingsView settings;
    private final Workplace place;
    /** What a person allowed for good in this conversation; guarded by this. */
    private final Set<String> granted = new HashSet<>();

    /** @param settings those without any folder */
    Consents(SettingsView settings, Workplace place) {
        this.settings = settings;
        this.place = place;
    }

    /** A rule of the settings that fits a use. */
    private record Fit(Rule rule, int words, String text) {}

    /**
     * @param subject of the use; empty to ask for the tool in general
     * @param allowed names of tools and effects that the person allows for this turn
     */
    Consent of(AgentTool tool, String subject, Set<String> allowed) {
        if (tool.effect() == Effect.RUN && !place.isTrusted()) {
            return new Consent(Rule.REFUSE, "The folder is not trusted, so that nothing of it is run.");
        }
        SettingKey<String> general = AssistantSettings.of(tool.effect());
        // What an organisation has locked, rules of the person can only make stricter.
        Optional<Fit> fit = fit(tool, subject).filter(each -> settings.lock(general).isEmpty()
                || each.rule().compareTo(rule(settings.get(general))) < 0);
        Rule rule = fit.map(Fit::rule).orElseGet(() -> rule(settings.get(general)));
        SettingKey<?> key = fit.isPresent() ? AssistantSettings.TOOL_RULES : general;
        if (rule == Rule.ALLOW || settings.lock(key).isPresent() && rule == Rule.REFUSE) {
            return new Consent(rule, said(key, fit));
        }
        if (allowed.contains(tool.name()) || allowed.contains(tool.effect().word())) {
            return settings.lock(key).isPresent() ? new Consent(rule, said(key, fit))
                    : new Consent(Rule.ALLOW, "It was allowed with the task.");
        }
        if (rule == Rule.ASK && isGranted(tool, subject)) {
            return new Consent(Rule.ALLOW, "It was allowed before in this conversation.");
        }
        return new Consent(rule, said(key, fit));
    }

    private static String said(SettingKey<?> key, Optional<Fit> fit) {
        return (fit.isPresent() ? "The rule “" + fit.get().text() + "”" : "The setting " + key.id()) + " says so.";
    }

    /** From now on the same use is allowed. */
    synchronized void grant(AgentTool tool, String subject) {
        granted.add(tool.name() + '\n' + subject);
    }

    private synchronized boolean isGranted(AgentTool tool, String subject) {
        return !subject.isEmpty() && granted.contains(tool.name() + '\n' + subject);
    }

    /** Whether a rule allows some uses of a tool, or has a person asked, whatever holds for others. */
    boolean mayAllow(AgentTool tool) {
        boolean never = tool.effect() == Effect.RUN && !place.isTrusted()
                || settings.lock(AssistantSettings.of(tool.effect())).isPresent();
        return !never && settings.get(AssistantSettings.TOOL_RULES).stream()
                .map(text -> List.of(text.strip().split("\\s+")))
                .anyMatch(words -> words.size() > 1 && words.get(1).equals(tool.name())
                        && rule(words.getFirst()) != Rule.REFUSE);
    }

    private Optional<Fit> fit(AgentTool tool, String subject) {
        Fit best = null;
        for (String text : settings.get(AssistantSettings.TOOL_RULES)) {
            List<String> words = List.of(text.strip().split("\\s+"));
            if (words.size() < 2 || !words.get(1).equals(tool.name())) {
                continue;
            }
            List<String> begins = words.subList(2, words.size());
            List<String> subjects = List.of(subject.split(" ", -1));
            Rule rule = rule(words.getFirst());
            boolean fits = begins.size() <= subjects.size() && subjects.subList(0, begins.size()).equals(begins);
            if (fits && (best == null || begins.size() > best.words()
                    || begins.size() == best.words() && rule.compareTo(best.rule()) < 0)) {
                best = new Fit(rule, begins.size(), text);
            }
        }
        return Optional.ofNullable(best);
    }

    /** What is not understood is refused. */
    private static Rule rule(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "allow" -> Rule.ALLOW;
            case "ask" -> Rule.ASK;
            default -> Rule.REFUSE;
        };
    }

    /** The rules in force as a short hash: what the audit trail has as their version. */
    String version() {
        StringBuilder all = new StringBuilder();
        for (Effect effect : Effect.values()) {
            all.append(effect.word()).append('=').append(settings.get(AssistantSettings.of(effect))).append('\n');
        }
        all.append(String.join("\n", settings.get(AssistantSettings.TOOL_RULES))).append('\n')
                .append(place.isTrusted());
        return Sha256.hex(all.toString()).substring(0, 12);
    }
}
