package dev.rustaiide.foundation.language.internal;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.language.LanguageDeclarations.Problem;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.Group;
import dev.rustaiide.foundation.platform.Probe;

/** Tells the doctor what is declared, and what of it does not count. */
@Component
public final class DeclarationsProbe implements Probe {
    private static final String NAME = "declared languages";

    private final LanguageDeclarations declarations;

    @Activate
    public DeclarationsProbe(@Reference LanguageDeclarations declarations) {
        this.declarations = declarations;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        List<Finding> findings = new ArrayList<>();
        int languages = declarations.languages().size();
        int servers = declarations.servers().size();
        if (languages + servers > 0) {
            findings.add(Finding.fact(Group.SETTINGS, NAME, languages + " languages, " + servers + " servers"));
        }
        for (Problem problem : declarations.problems()) {
            findings.add(Finding.weak(Group.SETTINGS, NAME, problem.place(),
                    "A language or a server that does not count", problem.message()));
        }
        return findings;
    }
}
