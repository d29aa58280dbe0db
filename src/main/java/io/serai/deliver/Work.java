package io.serai.deliver;

import io.serai.model.DropLane;
import io.serai.model.Entity;
import io.serai.state.Canaries.Gate;
import java.util.List;

/**
 * What one tick works at.
 *
 * @param canaries the canaries of this entity that are to be sent now, before the rest of it
 * @param oneBatch whether it ends after one request: it is history's share while something daily is due
 */
record Work(Entity entity, DropLane lane, List<Gate> canaries, boolean oneBatch) {}
