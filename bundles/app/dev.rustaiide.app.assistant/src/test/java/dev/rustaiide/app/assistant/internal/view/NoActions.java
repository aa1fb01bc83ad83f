package dev.rustaiide.app.assistant.internal.view;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.foundation.types.Location;

/** Notes what it is told to do. */
final class NoActions implements Actions {
    final List<String> done = new ArrayList<>();

    @Override
    public void open(Location place) {
        done.add("open " + place);
    }

    @Override
    public void follow(String link, Exchange exchange) {
        done.add("follow " + link);
    }

    @Override
    public void insert(String code) {
        done.add("insert " + code);
    }

    @Override
    public void copy(String text) {
        done.add("copy " + text);
    }

    @Override
    public void decide(ApprovalRequest.Decision decision) {
        done.add("decide " + decision);
    }

    @Override
    public void again(Exchange exchange) {
        done.add("again " + exchange.title());
    }
}
