package dev.rustaiide.app.workbench.internal;

import java.net.URI;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.program.Program;

import dev.rustaiide.app.workbench.Links;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.validation.UrlRules;

/** Hands links to the browser of the desktop. */
@Creatable
public final class WebLinks implements Links {
    private final Consumer<Failure> failed;

    @Inject
    public WebLinks(Notices notices) {
        this.failed = notices::show;
    }

    @Override
    public void open(String link) {
        try {
            URI url = UrlRules.web(link).orThrow("This link is not opened.");
            if (!Program.launch(url.toString())) {
                failed.accept(new Failure.Other("Cannot open " + url + ".", "The desktop has no browser.",
                        "Choose one in the settings of the desktop."));
            }
        } catch (FailureException refused) {
            failed.accept(refused.failure());
        }
    }
}
