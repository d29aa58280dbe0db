package io.serai.receive;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Forgets what it is told. Polls of one drop never overlap, so nothing needs to be remembered between them; and the consumer's
 * own memory keeps the key of an object whose download could not be opened, which would then never be taken again.
 */
public class NothingInProgress extends ServiceSupport implements IdempotentRepository {

    @Override
    public boolean add(String key) {
        return true;
    }

    @Override
    public boolean contains(String key) {
        return false;
    }

    @Override
    public boolean remove(String key) {
        return true;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        // nothing is remembered
    }
}
