package arboretum.experiment.wire;

import arboretum.model.NodeName;

/**
 * The first frame of a connection, both ways. Its form is the same in all versions of the protocol,
 * so that two versions can refuse each other by name.
 *
 * @param version {@code Message.VERSION} of the sender
 * @param build the sender's build, for people
 * @param node who speaks
 * @param session rises with every start of the node
 */
public record Hello(int version, String build, NodeName node, long session) {
  private static final Codec<Hello> CODEC = Codec.of(Hello.class);

  /** Returns this as a frame body. */
  public byte[] frame() {
    return CODEC.frame(this);
  }

  /** Reads a frame body; throws {@link CodecException} if it is no hello. */
  public static Hello read(byte[] frame) {
    return CODEC.read(frame);
  }
}
