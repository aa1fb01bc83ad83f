package dev.rustaiide.app.assistant.internal.view;

import java.util.Optional;

import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Token;

/**
 * Who would answer now.
 *
 * @param title a few words
 * @param why whole sentences: why it is they, and where what is asked goes
 */
record Answerer(Icon icon, Token tint, String title, String why) {
    private static final String SEARCH = "Search and index answer, on this machine: no model that answers is "
            + "installed. ";

    /**
     * @param model as the assistant calls it; empty if no model can be asked
     * @param route who was looked at
     */
    static Answerer of(Optional<String> model, Route route) {
        Optional<Route.Candidate> first = route.first();
        if (model.isEmpty()) {
            String lacking = route.candidates().stream().map(Route.Candidate::why).findFirst().orElse("");
            return new Answerer(Icon.SEARCH, Token.MUTED, "Search and index", SEARCH + lacking);
        }
        boolean local = first.map(Route.Candidate::isLocal).orElse(false);
        String place = local ? "Nothing of it leaves this machine." : "What is asked leaves this machine.";
        return new Answerer(local ? Icon.MODEL : Icon.GLOBE, local ? Token.MUTED : Token.WARNING,
                model.get() + (local ? "" : " · at a provider"),
                model.get() + " answers. " + first.map(Route.Candidate::why).orElse("") + ' ' + place);
    }

    /** Whether there is a model at all. */
    boolean isModel() {
        return icon != Icon.SEARCH;
    }
}
