package dev.rustaiide.app.workbench.internal;

import jakarta.annotation.PostConstruct;

public final class WorkbenchAddon {
    @PostConstruct
    void start() {
    }
}
