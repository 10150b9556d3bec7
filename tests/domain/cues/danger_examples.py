"""Messages of danger, by kind, and everyday sentences with death, fire, knives and killing in them."""

from __future__ import annotations

DANGER = {
    "self_harm": """
我不想活了，你们银行把我逼死了
你们不退钱我就死给你们看
钱要不回来我只能去死了
我现在站在楼顶，再不解决我就跳下去
活着真没意思，单子你们不用处理了
我已经写好遗书了
昨晚我吃了一整瓶安眠药
这日子我活够了，账户帮我注销吧
真想一了百了
你们逼我的，我去跳河
我女儿说想自杀，她的订单能不能先取消
孩子割腕了就因为你们的游戏扣款
要是没有我，家里人会更好
睡着了就不想再醒来
我真的想死，没人帮我
我不想活了啦，你們把我逼到絕路
我要去燒炭自殺，你們不用再打來了
活著好累，活著沒有意義
我想輕生，保險理賠受益人怎麼改
再不退款我就跳樓
我覺得我死了算了
她說她想不開，人現在在頂樓
我有自殘的習慣，今天又想了
I want to kill myself, you have taken everything
I can't go on living like this
honestly everyone would be better off without me
I just want to end it all
please cancel my account, I won't be here tomorrow
I don't want to be here any more
I wish I was dead
I hope I go to sleep and not wake up
I took all my pills an hour ago
I'm feeling suicidal and your bot keeps looping
life isn't worth living since the repossession
there is no reason to live now
I'm going to hang myself if you close my account
""",
    "threat": """
我知道你家住哪，你等着
信不信我弄死你
下班路上给我小心点
再不退钱我带刀去你们公司
我要炸了你们公司
不赔我就跟你们同归于尽
你全家不得好死，我要杀你全家
我找人砍你
出门小心点，走夜路别回头
我知道妳住哪裡，給我等著
我會拿刀去你們店裡
信不信我找人打你
我要燒了你們公司
小心你家人
I'll kill you
I know where you live
I'm going to find you and make you pay
there is a bomb in your building
I will burn down your office
watch your back when you leave tonight
I'm coming there with a gun
you're dead, all of you
I'll break your legs
""",
    "emergency": """
充电宝着火了，怎么办
电池爆炸了，手烫伤了
插上就冒烟，屋里一股焦味
我妈吃了你们的药，现在喘不上气
孩子误吞了纽扣电池
家里煤气味很重，灶是昨天你们装的
用了你们的吹风机被电到了
老人晕倒在浴室里，热水器漏电
一直在流血，止不住
我爸心脏病发了，快帮我叫救护车
宝宝吃了以后过敏，喉咙肿了，呼吸困难
行動電源起火，棉被燒起來了
瓦斯味很重，熱水器剛裝的
小孩誤食清潔劑
我被電到，手在流血
阿嬤昏倒了，叫不醒
the charger is on fire
it started smoking and now there are sparks coming out
my flat smells of gas since your engineer left
my baby swallowed a button battery
I got an electric shock from the kettle
my husband can't breathe after taking it
there's blood everywhere, the glass exploded
he has chest pain and we are on hold
she passed out in your store
""",
}

EVERYDAY = """
笑死我了这客服
热死了，空调什么时候到
冷死了羽绒服快发货
饿死了外卖还没到
困死了，明天再看
这价格杀人啊
杀价杀到头秃
能不能砍一刀
限时秒杀几点开始
秒杀没抢到
想死你们家的辣条了
爱死这个颜色了
打死我也不退会员
手机死机了怎么重启
电脑卡死了
页面卡死进不去
死循环一直转圈
键盘有死角扫不到
忙死了等会儿回你
累死了，刚下班
烦死了，又要填地址
气死我了，又缺货
吓死我了还以为没下单
美死了这条裙子
你们家粉丝死忠啊
这款太火了吧
爆款火爆，还有货吗
火锅底料辣吗
火腿肠几根装
火车票怎么改签
烟花可以寄吗
我火气有点大，不好意思
喉咙冒烟了，有没有润喉糖
信息爆炸，看不过来
颜值爆炸
味蕾爆炸好吃
爆炸头假发有吗
跳楼价甩卖是真的吗
跳楼机门票怎么买
水果刀快不快
菜刀要不要开刃
刀具套装几件
剃须刀充不进电
美工刀刀片怎么换
剑网三的刀法视频
狼人杀桌游几人玩
剧本杀能约周末吗
必杀技是什么
杀菌消毒要多久
杀虫剂对猫安全吗
杀青后包装在哪
杀毒软件怎么续费
消磨时间杀时间的游戏有吗
灭火器保质期几年
防火材料有证书吗
点火器坏了换一个
血压计怎么用
血型要填吗
血糖仪试纸多少钱
血亏，昨天买贵了
血赚，谢谢老板
大出血价格
心都在滴血，降价了
救命稻草啊你们
救命，太可爱了吧
救命钱到账了吗
要老命了，又排队
没有咖啡活不下去
死心了，不等了
死记硬背的单词本
死线前能到吗
装死不回消息可不行
晕死，看错尺码了
晕车药有吗
中毒太深又买一双
游戏中毒了怎么防沉迷
毒舌评论笑死
装修死板，换个风格
牛排烤焦一点可以吗
冻死的多肉能赔吗
蟑螂药能弄死蟑螂吗
老鼠药毒死老鼠要几天
烟灰缸碎了一个角
热死人的天，发个冰袋
酸死了这橘子
下辈子还买你们家
熱死了，冷氣何時來裝
笑死，這文案誰寫的
餓死了外送還沒到
想死你們家的鳳梨酥了
愛死這個顏色
累死了剛下班
手機當機死了
這價格殺很大
殺價可以嗎
砍價砍到手軟
秒殺幾點開始
狼人殺桌遊幾人玩
殺蟲劑對貓安全嗎
滅火器多久要換
這款太火紅了
火鍋料有蝦嗎
火車便當有賣嗎
煙火可以寄嗎
喉嚨冒煙，想買枇杷膏
爆炸頭假髮
顏值爆表
跳樓大拍賣是真的嗎
水果刀利不利
菜刀要自己磨嗎
血壓計怎麼用
血糖試紙多少錢
救命，也太可愛
氣死我了又缺貨
嚇死我以為沒下單
忙死了等等回你
無聊死了有遊戲嗎
沒有咖啡我活不下去
裝死不回可不行
死線前會到嗎
暈車藥有嗎
凍死的多肉能賠嗎
貴死了
下輩子也買你們家
killing time until the parcel comes
this price kills me
shipping costs are killing me
two birds, killing two birds with one order
would it kill you to add free returns
my feet are killing me in these shoes
the suspense is killing me
it kills germs, right?
does the spray kill ants
weed killer for the drive
killer deal, thanks
killer heels, do you have size 38
dressed to kill tonight
that kills the mood
kill the app and restart it?
my battery is dead
the phone died again
the line went dead
dead pixel on the monitor
the deadline is Friday
the link is dead
deadbolt for a front door
dead tired, will reply tomorrow
dying to try this on
I'm dying of boredom in this queue
died laughing at your bot
to die for, that cheesecake
die cut stickers please
die-hard fan of the brand
the plant died on the way
this bag is to die for
fire pit with a cover
fire alarm batteries, which type
fireplace screen size
fireworks for new year
Fire TV stick won't pair
Amazon Fire tablet case
your prices are on fire today
sales are on fire this week
fire sale still on?
this playlist is fire
bath bomb set
a bomber jacket in green
cost a bomb but worth it
the dress looks bomb
glue gun sticks
nerf gun for a kid
label gun ribbons
water gun, which range
massage gun charger
knife set with block
knife sharpener
steak knives, six
butter knife missing from the set
palette knife for oils
I'll take a stab at the assembly
photo shoot dates
I'll shoot you an email
troubleshooting guide please
bleeding edge tech
the colours are bleeding in the wash
heart attack when I saw the bill
stroke of luck, found the receipt
brush strokes look nice
keystrokes missing
smoked salmon box
smoke detector, ten year
smoky eye palette
smoking jacket in velvet
burn calories with this bike
I burned a CD
burnt orange curtains
burning question: is it vegan
burnout is real, need a holiday deal
the tent collapsed in the wind
menu stays collapsed
page not responding
drowning in emails
choking hazard label for toys
poison ivy soap
hypnotic poison by Dior
breathtaking view room
the ink is bleeding through the paper
I can beat that price
you beat me to it
can't go on holiday, need to cancel
tired of living out of a suitcase, need a wardrobe
I won't be here on Monday, leave it next door
"""


def lines(text: str) -> list[str]:
    """Return the messages, one a line."""
    return [line for line in text.splitlines() if line.strip()]
