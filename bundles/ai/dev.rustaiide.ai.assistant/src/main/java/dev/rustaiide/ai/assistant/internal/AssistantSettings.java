package dev.rustaiide.ai.assistant.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.assistant.AgentTool.Effect;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsSource;

/** What an agent may do. A person's own to say: no folder has a word in it. */
@Component
public final class AssistantSettings implements SettingsSource {
    private static final String CATEGORY = "Assistant";
    private static final SettingType<String> RULES = new SettingType.Choice(List.of("refuse", "ask", "allow"));

    static final SettingKey<String> READ = rule("read", "allow", "Reading",
            "Whether an agent may read files of the folder. Files for secrets are never read.");
    static final SettingKey<String> EDIT = rule("edit", "allow", "Editing",
            "Whether an agent may propose edits. They are staged, and change nothing until somebody accepts them.");
    static final SettingKey<String> RUN = rule("run", "ask", "Running programs",
            "Whether an agent may start programs, in folders that are trusted.");
    static final SettingKey<String> NETWORK = rule("network", "refuse", "Other machines",
            "Whether an agent may use tools that talk to other machines. What leaves passes the gate besides.");
    static final SettingKey<List<String>> TOOL_RULES = new SettingKey<>("assistant.rules", new SettingType.Texts(),
            List.of(), "Rules for tools", "Each is refuse, ask or allow, a tool, and words that what it does begins"
                    + " with: allow run cargo check. The longest that fits counts, of two equal ones the stricter.",
            CATEGORY).ofUser();
    static final SettingKey<Long> CONTEXT = new SettingKey<>("assistant.context", new SettingType.Whole(512, 1_000_000),
            24_000L, "Tokens of context", "How much of a conversation and of code a model is given at once.", CATEGORY)
            .ofUser();

    private static SettingKey<String> rule(String effect, String standard, String title, String description) {
        return new SettingKey<>("assistant." + effect, RULES, standard, title, description, CATEGORY).ofUser();
    }

    static SettingKey<String> of(Effect effect) {
        return switch (effect) {
            case READ -> READ;
            case EDIT -> EDIT;
            case RUN -> RUN;
            case NETWORK -> NETWORK;
        };
    }

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(READ, EDIT, RUN, NETWORK, TOOL_RULES, CONTEXT);
    }
}
