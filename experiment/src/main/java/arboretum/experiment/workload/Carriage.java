package arboretum.experiment.workload;

/**
 * What it takes to carry a request.
 *
 * @param sharedFromBytes messages of at least so many bytes queue for the link of the instance's
 *     device; smaller ones take its rate as if they were alone; above 0
 * @param packetBytes greatest packet inside a tunnel, headers included (its MTU)
 * @param headerBytes of each packet
 * @param tunnelBytes added to each packet between two workers
 */
public record Carriage(long sharedFromBytes, int packetBytes, int headerBytes, int tunnelBytes) {
  // source: node-net-manager of oakestra-net (read, not executed): TUN device with MTU 1450.
  private static final int TUNNEL_MTU = 1450;
  // source: RFC 791 and RFC 9293: 20 bytes of IPv4 and 20 of TCP without options.
  private static final int IP_AND_TCP = 40;
  // source: RFC 791 and RFC 768: the packet goes inside UDP, 20 bytes of IPv4 and 8 of UDP.
  private static final int UDP_TUNNEL = 28;
  // source: assumed; about the bandwidth-delay product of 100 Mbit/s and 5 ms.
  private static final long SHARED_FROM = 64_000;

  /** That of Oakestra's tunnels. */
  public static final Carriage STANDARD =
      new Carriage(SHARED_FROM, TUNNEL_MTU, IP_AND_TCP, UDP_TUNNEL);

  public Carriage {
    if (sharedFromBytes <= 0 || headerBytes < 0 || tunnelBytes < 0 || packetBytes <= headerBytes) {
      throw new IllegalArgumentException(
          "out of range: packets of " + packetBytes + " bytes, headers of " + headerBytes);
    }
  }

  /**
   * Returns the bytes on the wire of a message.
   *
   * @param payloadBytes at least 0; a message of none is nothing
   * @param tunnelled whether it goes from one worker to another
   */
  public long wireBytes(long payloadBytes, boolean tunnelled) {
    long perPacket = (long) packetBytes - headerBytes;
    long packets = (payloadBytes + perPacket - 1) / perPacket;
    return payloadBytes + packets * (headerBytes + (tunnelled ? tunnelBytes : 0));
  }
}
