package arboretum.sim.oracle;
import arboretum.random.RandomSource;
import java.util.*;
public class ScratchOne {
  static int[] best; static Evaluation bv;
  static void en(PlacementProblem p,int[] w,int s){ if(s==w.length){ if(Load.overfull(p,w)>=0)return; Evaluation e=Evaluation.exact(p,w); if(bv==null||e.compareTo(bv)<0){bv=e;best=w.clone();} return;}
    for(int x=-1;x<p.workers();x++){ w[s]=x; if(x<0||p.canRun(s,x)) en(p,w,s+1);} }
  public static void main(String[] a) throws Exception {
    int i=Integer.parseInt(a[0]); RandomSource c=RandomSource.seeded(1).fork("case "+i);
    Batch.Kind k=new Batch.Kind(1+c.nextInt(5),1+c.nextInt(6),1+c.nextInt(2),c.nextInt(2)==0?1:10_000_000,Batch.Limits.values()[i%3]);
    PlacementProblem p=Batch.drawn(k,c).problem(); System.out.println(k+" "+p);
    en(p,new int[p.services()],0); System.out.println(Arrays.toString(best)+" "+bv);
    Mip.DEBUG=best;
    System.out.println(OptimalPlacement.solveByMip(p,2000)); System.out.println(OptimalPlacement.trace);
  }
}
