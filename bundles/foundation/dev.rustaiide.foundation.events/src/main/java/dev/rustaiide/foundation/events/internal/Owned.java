package dev.rustaiide.foundation.events.internal;

import java.lang.ref.WeakReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.events.Events.Subscription;

/** A subscriber that ends when nobody but it knows its owner any more. */
final class Owned<O, E> implements Consumer<E> {
    private final WeakReference<O> owner;
    private final BiConsumer<? super O, ? super E> subscriber;
    private volatile @Nullable Subscription subscription;

    Owned(O owner, BiConsumer<? super O, ? super E> subscriber) {
        this.owner = new WeakReference<>(owner);
        this.subscriber = subscriber;
    }

    Subscription endWith(Subscription mine) {
        subscription = mine;
        return mine;
    }

    @Override
    public void accept(E event) {
        O alive = owner.get();
        Subscription mine = subscription;
        if (alive != null) {
            subscriber.accept(alive, event);
        } else if (mine != null) {
            mine.close();
        }
    }
}
